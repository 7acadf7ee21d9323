package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a price is proposed and what is expected of it.
 *
 * @param goal the goal at risk, where one is
 * @param profitGain expected profit over profit now, minus 1; absent where nobody estimated it
 * @param competitorIndex the proposed price over the competitors' price; absent where unknown
 * @param reasons in sentences
 * @param document the advice word for word, as JSON; absent for what people propose
 */
public record Advice(
        Cause cause,
        @Nullable String goal,
        @Nullable Estimate profitGain,
        @Nullable Double competitorIndex,
        List<String> reasons,
        @Nullable String document) {

    public Advice {
        reasons = List.copyOf(reasons);
    }

    /** The same advice beside another price: what was expected of the old one says nothing of the new one. */
    Advice movedTo(Money other, Money proposed) {
        Double index = competitorIndex == null
                ? null
                : competitorIndex
                        * other.amount().doubleValue()
                        / proposed.amount().doubleValue();
        return new Advice(cause, goal, null, index, reasons, document);
    }

    /** What a person wants, in their words. */
    public static Advice byHand(String reason) {
        return new Advice(Cause.BY_HAND, null, null, null, List.of(reason), null);
    }
}
