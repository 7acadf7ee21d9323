package io.revenuesignals.analytics.effect.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a price change did. */
public sealed interface PriceEffect {

    /** Full weeks that were looked at. */
    int weeks();

    /**
     * Actual against expected units since the change.
     *
     * @param weeks full weeks since the change
     * @param actualUnits units sold in them
     * @param expectedUnits units expected of the new price
     * @param expectedLow lower bound of that
     * @param expectedHigh upper bound of that
     * @param level probability between the bounds
     * @param unchangedUnits units expected had the old price stayed
     * @param effectUnits actual less unchanged units
     * @param effectLow lower bound of the effect
     * @param effectHigh upper bound of the effect
     * @param impliedElasticity elasticity that the actual units would mean, null when nothing was sold or expected
     * @param profitEffect profit at the new price less what the old would have brought, null when the cost is unknown
     * @param verdict actual against expected
     */
    record Measured(
            int weeks,
            double actualUnits,
            double expectedUnits,
            double expectedLow,
            double expectedHigh,
            double level,
            double unchangedUnits,
            double effectUnits,
            double effectLow,
            double effectHigh,
            @Nullable Double impliedElasticity,
            @Nullable BigDecimal profitEffect,
            Verdict verdict)
            implements PriceEffect {}

    /** Not enough full weeks have passed. */
    record TooEarly(int weeks, int weeksNeeded) implements PriceEffect {}

    /** Actual units against what was expected of the change. */
    enum Verdict {
        BETTER_THAN_EXPECTED,
        AS_EXPECTED,
        WORSE_THAN_EXPECTED
    }
}
