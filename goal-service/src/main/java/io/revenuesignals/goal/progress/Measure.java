package io.revenuesignals.goal.progress;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stood at an instant, as analytics measured it.
 *
 * @param goal id of the goal
 * @param version the version that was measured
 * @param actual reached so far, in the unit of the metric
 * @param projection where it will end; absent while there is no data
 * @param probability that the target is reached, 0 to 1; absent while there is no data
 * @param state how it stands, in the words of analytics: {@code ON_TRACK}, {@code AT_RISK}, …
 * @param observations facts behind the figures
 * @param dataThrough the last business day with data
 */
public record Measure(
        String goal,
        int version,
        String metric,
        BigDecimal target,
        BigDecimal actual,
        @Nullable Range projection,
        @Nullable Double probability,
        String state,
        long observations,
        @Nullable LocalDate dataThrough,
        Instant asOf) {

    /**
     * An estimate with its central interval.
     *
     * @param level probability that the interval means to cover
     */
    public record Range(double value, double low, double high, double level) {}
}
