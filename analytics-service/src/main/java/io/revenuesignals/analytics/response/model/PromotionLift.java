package io.revenuesignals.analytics.response.model;

/**
 * How a promotion mechanic multiplies units at an unchanged price.
 *
 * @param mechanic PRICE_CUT, FEATURE or DISPLAY
 * @param lift relative change of units: 0.4 means 40 % more
 * @param weeksSeen effective number of promoted weeks in the cell itself
 */
public record PromotionLift(Regressor mechanic, Interval lift, double weeksSeen) {

    public PromotionLift {
        if (!mechanic.mechanic()) {
            throw new IllegalArgumentException(mechanic + " is not a promotion mechanic");
        }
    }
}
