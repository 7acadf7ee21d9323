package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.goal.goal.ReadingGoals.Reading;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.GoalScope;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.Strategy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as clients see it.
 *
 * @param version version of what it says
 * @param target a decimal string, in the unit of the metric
 * @param validFrom from when on this version holds; absent for drafts
 * @param progress the latest measure, where there is one
 */
record GoalView(
        UUID id,
        Goal.State state,
        int version,
        String name,
        Metric metric,
        String target,
        @Nullable String currency,
        GoalScope scope,
        DefinitionView.PeriodView period,
        @Nullable Strategy strategy,
        @Nullable UUID parent,
        String owner,
        @Nullable Instant validFrom,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        @Nullable String reason,
        @Nullable MeasureView progress) {

    static GoalView of(Reading reading, @Nullable MeasureView progress) {
        DefinitionView definition = DefinitionView.of(reading.definition());
        return new GoalView(
                reading.goal().id(),
                reading.state(),
                reading.version(),
                definition.name(),
                definition.metric(),
                definition.target(),
                definition.currency(),
                definition.scope(),
                definition.period(),
                definition.strategy(),
                definition.parent(),
                definition.owner(),
                reading.validFrom(),
                reading.goal().createdAt(),
                reading.goal().createdBy(),
                reading.changedAt(),
                reading.changedBy(),
                reading.reason(),
                progress);
    }
}
