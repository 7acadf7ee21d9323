package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a week at one price is expected to bring.
 *
 * @param price the shelf price
 * @param units units
 * @param revenue money at the shelf price
 * @param profit money over cost, null when the cost is unknown
 */
public record ExpectedResult(
        BigDecimal price,
        Range units,
        Range revenue,
        @Nullable Range profit) {

    /**
     * An expectation with the tenth and ninetieth percentile of the draws.
     */
    public record Range(BigDecimal expected, BigDecimal low, BigDecimal high) {}
}
