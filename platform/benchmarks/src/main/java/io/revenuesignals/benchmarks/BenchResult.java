package io.revenuesignals.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bench found.
 *
 * @param value the figure, in {@code unit}
 * @param reference the figure of the reference in the same run, in {@code referenceUnit}; absent where there is none
 * @param ratio value over reference; absent where there is no reference
 * @param details everything needed to judge the figure: sizes, counts, percentiles, checks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BenchResult(
        String bench,
        double value,
        String unit,
        @Nullable Double reference,
        @Nullable String referenceUnit,
        @Nullable Double ratio,
        Map<String, Object> details) {

    /** The detail of a bench that is there to keep a promise: whether it was kept. */
    static final String HOLDS = "holds";

    boolean broken() {
        return Boolean.FALSE.equals(details.get(HOLDS));
    }

    static BenchResult against(
            String bench,
            double value,
            String unit,
            double reference,
            String referenceUnit,
            Map<String, Object> details) {
        return new BenchResult(bench, value, unit, reference, referenceUnit, value / reference, details);
    }

    static BenchResult alone(String bench, double value, String unit, Map<String, Object> details) {
        return new BenchResult(bench, value, unit, null, null, null, details);
    }
}
