package io.revenuesignals.contracts.progress;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.goal.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stands and where it is going.
 *
 * @param goal id of the goal
 * @param version version of the goal that was measured
 * @param metric what the goal counts
 * @param target what to reach, in the unit of the metric
 * @param actual reached so far, in the unit of the metric
 * @param projection where it will end, with its interval, in the unit of the metric; absent while there is no data
 * @param probability that the target is reached, 0 to 1; absent while there is no data
 * @param state how it stands
 * @param observations number of facts behind the figures
 * @param dataThrough the last business day with data; absent while there is none
 * @param asOf when it was measured
 */
public record GoalProgressed(
        String goal,
        int version,
        Metric metric,
        BigDecimal target,
        BigDecimal actual,
        @Nullable Interval projection,
        @Nullable Double probability,
        GoalState state,
        long observations,
        @Nullable LocalDate dataThrough,
        Instant asOf)
        implements ProgressEvent {

    public GoalProgressed {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        metric = Checks.present(metric, "metric");
        target = Checks.positive(target, "target");
        actual = Checks.number(actual, "actual");
        Checks.require(
                probability == null || probability >= 0 && probability <= 1, "probability", "must be between 0 and 1");
        state = Checks.present(state, "state");
        Checks.require(observations >= 0, "observations", "must not be negative");
        dataThrough = dataThrough == null ? null : Checks.day(dataThrough, "dataThrough");
        asOf = Checks.time(asOf, "asOf");
    }

    @Override
    public String key() {
        return goal;
    }
}
