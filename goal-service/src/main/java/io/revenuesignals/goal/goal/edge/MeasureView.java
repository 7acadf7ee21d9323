package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.goal.progress.Measure;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stood, as clients see it.
 *
 * @param version the version that was measured
 * @param target a decimal string, in the unit of the metric
 * @param actual a decimal string, in the unit of the metric
 */
record MeasureView(
        int version,
        String target,
        String actual,
        Measure.@Nullable Range projection,
        @Nullable Double probability,
        String state,
        long observations,
        @Nullable LocalDate dataThrough,
        Instant asOf) {

    static MeasureView of(Measure measure) {
        return new MeasureView(
                measure.version(),
                measure.target().stripTrailingZeros().toPlainString(),
                measure.actual().stripTrailingZeros().toPlainString(),
                measure.projection(),
                measure.probability(),
                measure.state(),
                measure.observations(),
                measure.dataThrough(),
                measure.asOf());
    }
}
