package io.revenuesignals.analytics.effect.model;

import java.time.LocalDate;

/**
 * A week after a price change beside what was expected of it.
 *
 * @param week first day of the week
 * @param actualUnits units sold
 * @param expectedUnits units expected at the new price (the mean, which adds up)
 * @param unchangedUnits units expected had the old price stayed
 */
public record ObservedWeek(LocalDate week, double actualUnits, double expectedUnits, double unchangedUnits) {

    public ObservedWeek {
        if (!(actualUnits >= 0) || !(expectedUnits >= 0) || !(unchangedUnits >= 0)) {
            throw new IllegalArgumentException("units must not be negative");
        }
    }

    /**
     * A week judged by a constant elasticity around the usual week before the change.
     *
     * @param usualUnits units of a usual week at the old price
     * @param elasticity expected own price elasticity
     */
    public static ObservedWeek againstUsual(
            LocalDate week, double actualUnits, double usualUnits, ChangedPrice change, double elasticity) {
        double expected = usualUnits * StrictMath.exp(elasticity * change.logRatio());
        return new ObservedWeek(week, actualUnits, expected, usualUnits);
    }
}
