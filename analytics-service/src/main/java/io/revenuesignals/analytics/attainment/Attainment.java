package io.revenuesignals.analytics.attainment;

import io.revenuesignals.analytics.attainment.model.AttainmentState;
import io.revenuesignals.analytics.attainment.model.ProjectionMethod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stands.
 *
 * @param actual reached so far, exact, in the unit of the metric
 * @param outlook where it will end; absent while there is no data
 * @param observations days or weeks with figures behind it
 * @param dataThrough the last business day with data in its scope; absent while there is none
 */
public record Attainment(
        Goal goal,
        BigDecimal actual,
        @Nullable Outlook outlook,
        AttainmentState state,
        ProjectionMethod method,
        long observations,
        @Nullable LocalDate dataThrough,
        Instant measuredAt) {

    /** What is expected at the end of the period, with the bounds that hold it with probability {@code level}. */
    public record Outlook(double projection, double low, double high, double level, double probability) {

        private boolean looksLike(Outlook other) {
            return shown(projection).equals(shown(other.projection))
                    && shown(low).equals(shown(other.low))
                    && shown(high).equals(shown(other.high))
                    && Math.abs(probability - other.probability) < 1e-4;
        }

        private static BigDecimal shown(double figure) {
            return new BigDecimal(figure).round(new MathContext(6)).stripTrailingZeros();
        }
    }

    /** Whether nobody would notice the difference. */
    public boolean looksLike(Attainment other) {
        return goal.id().equals(other.goal.id())
                && goal.version() == other.goal.version()
                && actual.compareTo(other.actual) == 0
                && state == other.state
                && Objects.equals(dataThrough, other.dataThrough)
                && (outlook == null
                        ? other.outlook == null
                        : other.outlook != null && outlook.looksLike(other.outlook));
    }
}
