package io.revenuesignals.analytics.attainment.edge;

import io.revenuesignals.analytics.attainment.Attainment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stands. Target and actual are decimal strings in the unit of the metric; the projection is absent while there
 * is no data.
 */
record AttainmentView(
        String goal,
        int version,
        String name,
        String metric,
        String target,
        String actual,
        @Nullable String currency,
        LocalDate from,
        LocalDate to,
        @Nullable Double projection,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double level,
        @Nullable Double probability,
        String state,
        String method,
        long observations,
        @Nullable LocalDate dataThrough,
        Instant measuredAt) {

    static AttainmentView of(Attainment attainment) {
        Attainment.Outlook outlook = attainment.outlook();
        return new AttainmentView(
                attainment.goal().id(),
                attainment.goal().version(),
                attainment.goal().name(),
                attainment.goal().metric().name(),
                plain(attainment.goal().target()),
                plain(attainment.actual()),
                attainment.goal().currency(),
                attainment.goal().period().from(),
                attainment.goal().period().to(),
                outlook == null ? null : (Double) outlook.projection(),
                outlook == null ? null : (Double) outlook.low(),
                outlook == null ? null : (Double) outlook.high(),
                outlook == null ? null : (Double) outlook.level(),
                outlook == null ? null : (Double) outlook.probability(),
                attainment.state().name(),
                attainment.method().name(),
                attainment.observations(),
                attainment.dataThrough(),
                attainment.measuredAt());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
