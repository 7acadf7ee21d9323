package io.revenuesignals.contracts;

/**
 * An estimate with the range it is believed to lie in.
 *
 * @param value the estimate, in the unit that the field holding it states
 * @param low lower bound of the central interval, in the same unit
 * @param high upper bound of the central interval, in the same unit
 * @param level probability that the interval means to cover, such as 0.8
 */
public record Interval(double value, double low, double high, double level) {

    public Interval {
        Checks.require(Double.isFinite(value), "value", "must be a finite number");
        Checks.require(Double.isFinite(low) && low <= value, "low", "must be a finite number not above value");
        Checks.require(Double.isFinite(high) && high >= value, "high", "must be a finite number not below value");
        Checks.require(level > 0 && level < 1, "level", "must be greater than 0 and less than 1");
    }
}
