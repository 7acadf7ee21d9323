package io.revenuesignals.pricing.decision.model;

import java.math.BigDecimal;

/**
 * How far a price may be from the competitors'.
 *
 * @param low lowest own price over theirs, such as 0.8
 * @param high highest own price over theirs, such as 1.25
 */
public record Corridor(BigDecimal low, BigDecimal high) {

    public Corridor {
        if (low.signum() < 0 || low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("low must be below high and not negative");
        }
    }

    boolean holds(double index) {
        return index >= low.doubleValue() && index <= high.doubleValue();
    }
}
