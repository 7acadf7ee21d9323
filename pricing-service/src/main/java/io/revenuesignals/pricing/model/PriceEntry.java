package io.revenuesignals.pricing.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry on the timeline of a product's price in one scope.
 *
 * @param oldValue what held in the same scope when this was decided, where something did
 * @param origin where it comes from
 */
public record PriceEntry(
        UUID id,
        String product,
        Scope scope,
        Money value,
        @Nullable Money oldValue,
        Validity validity,
        State state,
        Origin origin) {

    /** The life of an entry. */
    public enum State {
        /** Decided, and not yet in force. */
        PLANNED,
        /** Begun; another entry that began later may hide it. */
        IN_FORCE,
        /** Reached its own end. */
        ENDED,
        /** Taken back while it was in force; its validity ends there. */
        REVERTED,
        /** Taken back before it began; it never held. */
        CANCELLED;

        /** Whether the entry still counts on the timeline. */
        public boolean isLive() {
            return this == PLANNED || this == IN_FORCE;
        }
    }

    /**
     * Where an entry comes from.
     *
     * @param decision the decision that made it
     * @param recommendation what was followed, where something was
     * @param request the price request it answers, where one asked
     * @param actor who decided
     */
    public record Origin(
            UUID decision,
            @Nullable String recommendation,
            @Nullable String request,
            String actor,
            String reason) {}

    public PriceEntry in(State next) {
        return new PriceEntry(id, product, scope, value, oldValue, validity, next, origin);
    }

    public PriceEntry replacing(@Nullable Money older) {
        return new PriceEntry(id, product, scope, value, older, validity, state, origin);
    }

    /** Taken back now: a plan is cancelled, a price in force ends. */
    public PriceEntry takenBackAt(Instant now) {
        if (state == State.PLANNED) {
            return in(State.CANCELLED);
        }
        Validity cut = validity.cutAt(now);
        return new PriceEntry(id, product, scope, value, oldValue, cut, State.REVERTED, origin);
    }
}
