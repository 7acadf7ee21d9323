package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price that waits for a decision, or waited for one.
 *
 * @param request the price request it would answer, where one asked
 * @param current the price now, as the proposer sees it; absent for a first price
 * @param validFrom when the new price is to begin; absent: when it is approved
 * @param validTo when the new price is to end; absent: when another replaces it
 * @param proposer who proposes it: a person, or the service that advises
 * @param expiresAt no decision after this
 * @param findings what the policy found against it when it was last judged
 * @param nearest the nearest price that the policy allows, when it does not allow the proposed one
 * @param note why it is no longer waiting, where it was neither approved nor declined
 */
public record Recommendation(
        String id,
        String product,
        Scope scope,
        @Nullable String request,
        @Nullable Money current,
        Money proposed,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Advice advice,
        String proposer,
        Instant receivedAt,
        @Nullable Instant expiresAt,
        State state,
        List<Breach> findings,
        @Nullable Money nearest,
        @Nullable String note) {

    /** Where it stands. */
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    public Recommendation {
        findings = List.copyOf(findings);
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether a person of pricing proposed it. */
    public boolean isByHand() {
        return advice.cause() == Cause.BY_HAND;
    }

    public boolean isExpiredAt(Instant instant) {
        return expiresAt != null && !instant.isBefore(expiresAt);
    }

    public Recommendation in(State next, @Nullable String why) {
        return new Recommendation(
                id,
                product,
                scope,
                request,
                current,
                proposed,
                validFrom,
                validTo,
                advice,
                proposer,
                receivedAt,
                expiresAt,
                next,
                findings,
                nearest,
                why);
    }

    /** The same with what the policy found. */
    public Recommendation found(List<Breach> against, @Nullable Money allowed) {
        return new Recommendation(
                id,
                product,
                scope,
                request,
                current,
                proposed,
                validFrom,
                validTo,
                advice,
                proposer,
                receivedAt,
                expiresAt,
                state,
                against,
                allowed,
                note);
    }

    /** The same, with a price and a beginning that somebody else proposes. */
    public Recommendation amended(Money price, @Nullable Instant from, String by) {
        return new Recommendation(
                id,
                product,
                scope,
                request,
                current,
                price,
                from,
                validTo,
                price.equals(proposed) ? advice : advice.movedTo(price, proposed),
                by,
                receivedAt,
                expiresAt,
                state,
                findings,
                nearest,
                note);
    }
}
