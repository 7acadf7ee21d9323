package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a retailer or a channel asks for.
 *
 * @param scope who asks
 * @param wished the price asked for
 * @param neededBy the day by which an answer is needed
 * @param raisedBy who wrote it down
 * @param decision what answered it
 */
public record PriceRequest(
        String id,
        String product,
        Scope scope,
        Money wished,
        String reason,
        LocalDate neededBy,
        String raisedBy,
        Instant raisedAt,
        State state,
        @Nullable UUID decision) {

    /** Where it stands. */
    public enum State {
        OPEN,
        ANSWERED,
        WITHDRAWN
    }

    /** What the asker is told. */
    public enum Answer {
        GRANTED,
        COUNTERED,
        DECLINED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public PriceRequest answeredBy(UUID decided) {
        return new PriceRequest(
                id, product, scope, wished, reason, neededBy, raisedBy, raisedAt, State.ANSWERED, decided);
    }

    public PriceRequest withdrawn() {
        return new PriceRequest(
                id, product, scope, wished, reason, neededBy, raisedBy, raisedAt, State.WITHDRAWN, decision);
    }

    /** What a decision means to the asker: granted when the price is at most what was wished. */
    public Answer answer(Decision made) {
        Money price = made.value();
        if (price == null) {
            return Answer.DECLINED;
        }
        boolean fulfilled = price.isIn(wished.currency()) && price.amount().compareTo(wished.amount()) <= 0;
        return fulfilled ? Answer.GRANTED : Answer.COUNTERED;
    }
}
