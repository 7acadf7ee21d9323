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
}
