package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.goal.goal.model.BusinessCalendar;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.GoalScope;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.Period;
import io.revenuesignals.goal.goal.model.PeriodKind;
import io.revenuesignals.goal.goal.model.Strategy;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a goal says, as clients see it.
 *
 * @param target a decimal string, in the unit of the metric
 */
record DefinitionView(
        String name,
        Metric metric,
        String target,
        @Nullable String currency,
        GoalScope scope,
        PeriodView period,
        @Nullable Strategy strategy,
        @Nullable UUID parent,
        String owner) {

    /**
     * When it counts.
     *
     * @param start first day
     * @param end the day after the last
     */
    record PeriodView(PeriodKind kind, LocalDate start, LocalDate end, String timeZone, CalendarView calendar) {}

    /**
     * Which calendar.
     *
     * @param fiscalStartMonth absent for {@code GREGORIAN}
     */
    record CalendarView(
            BusinessCalendar.Type type, @Nullable Integer fiscalStartMonth) {}

    static DefinitionView of(Definition definition) {
        return new DefinitionView(
                definition.name(),
                definition.metric(),
                definition.target().toPlainString(),
                definition.currency(),
                definition.scope(),
                period(definition.period()),
                definition.strategy(),
                definition.parent(),
                definition.owner());
    }

    private static PeriodView period(Period period) {
        return new PeriodView(
                period.kind(), period.from(), period.to(), period.zone().getId(), calendar(period.calendar()));
    }

    private static CalendarView calendar(BusinessCalendar calendar) {
        boolean fiscal = calendar.type() != BusinessCalendar.Type.GREGORIAN;
        return new CalendarView(calendar.type(), fiscal ? calendar.startMonth() : null);
    }
}
