package io.revenuesignals.feedback.request.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A retailer or channel asks for another price. It stays open until it is withdrawn or answered; pricing may answer again, and
 * the last answer holds.
 *
 * @param neededBy the last day on which an answer is of use
 * @param expectedExtraUnits packs more per week that the asker promises, where said
 */
public record PriceRequest(
        UUID id,
        String product,
        Asker asker,
        Money wishedPrice,
        String reason,
        LocalDate neededBy,
        @Nullable BigDecimal expectedExtraUnits,
        String raisedBy,
        Instant raisedAt,
        @Nullable Withdrawal withdrawal,
        @Nullable Answer answer) {

    /** Where a request stands. */
    public enum State {
        /** Waits for an answer. */
        RAISED,
        /** Waits although its day has passed. */
        OVERDUE,
        WITHDRAWN,
        ANSWERED
    }

    /** The asker no longer wants it. */
    public record Withdrawal(String by, String reason, Instant at) {}

    /**
     * What pricing said.
     *
     * @param kind {@code GRANTED}, {@code COUNTERED} or {@code DECLINED}
     * @param price what the asker gets; absent when declined
     * @param decision the decision behind it
     */
    public record Answer(String kind, @Nullable Money price, String decision, String by, String reason, Instant at) {}

    /** What came of an attempt to withdraw. */
    public sealed interface Withdrawing {

        /** It is withdrawn now. */
        record Done(PriceRequest request) implements Withdrawing {}

        /** It was closed before. */
        record Closed(State state) implements Withdrawing {}
    }

    /** Where it stands on a day. A request that was withdrawn stays so, whatever is answered afterwards. */
    public State state(LocalDate today) {
        if (withdrawal != null) {
            return State.WITHDRAWN;
        }
        if (answer != null) {
            return State.ANSWERED;
        }
        return today.isAfter(neededBy) ? State.OVERDUE : State.RAISED;
    }

    /** Withdraws an open request, overdue or not. */
    public Withdrawing withdraw(String by, String why, Instant at) {
        if (withdrawal != null) {
            return new Withdrawing.Closed(State.WITHDRAWN);
        }
        if (answer != null) {
            return new Withdrawing.Closed(State.ANSWERED);
        }
        return new Withdrawing.Done(with(new Withdrawal(by, why, at), null));
    }

    /** The same request with an answer. */
    public PriceRequest answered(Answer given) {
        return with(withdrawal, given);
    }

    private PriceRequest with(@Nullable Withdrawal newWithdrawal, @Nullable Answer newAnswer) {
        return new PriceRequest(
                id,
                product,
                asker,
                wishedPrice,
                reason,
                neededBy,
                expectedExtraUnits,
                raisedBy,
                raisedAt,
                newWithdrawal,
                newAnswer);
    }
}
