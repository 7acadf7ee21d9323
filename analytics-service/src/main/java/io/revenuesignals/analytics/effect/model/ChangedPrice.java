package io.revenuesignals.analytics.effect.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The price change whose effect is asked for.
 *
 * @param oldPrice shelf price before
 * @param newPrice shelf price after
 * @param unitCost cost per unit, null when unknown
 * @param from first day of the new price
 */
public record ChangedPrice(
        BigDecimal oldPrice, BigDecimal newPrice, @Nullable BigDecimal unitCost, LocalDate from) {

    public ChangedPrice {
        if (oldPrice.signum() <= 0 || newPrice.signum() <= 0 || oldPrice.compareTo(newPrice) == 0) {
            throw new IllegalArgumentException("a price change needs two different positive prices");
        }
    }

    double logRatio() {
        return StrictMath.log(newPrice.doubleValue() / oldPrice.doubleValue());
    }
}
