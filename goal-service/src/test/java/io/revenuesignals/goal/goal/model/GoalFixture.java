package io.revenuesignals.goal.goal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goals in people's words. Their periods lie so far ahead that no running calendar closes them. */
public final class GoalFixture {

    public static final Instant MONDAY = Instant.parse("2090-01-02T08:00:00Z");
    public static final Instant TUESDAY = Instant.parse("2090-01-03T08:00:00Z");
    public static final Instant WEDNESDAY = Instant.parse("2090-01-04T08:00:00Z");
    public static final GoalScope EVERYWHERE = scope();

    private GoalFixture() {}

    /** Units in the first quarter, everywhere. */
    public static Definition units(String target) {
        return goal(Metric.UNITS, target, EVERYWHERE, quarter(), null);
    }

    public static Definition goal(Metric metric, String target, GoalScope scope, Period period, @Nullable UUID parent) {
        return new Definition(
                "Sauce",
                metric,
                new BigDecimal(target),
                metric == Metric.REVENUE ? "USD" : null,
                scope,
                period,
                new Strategy("families", List.of(Channel.GROCERY), List.of("tasting")),
                parent,
                "mia");
    }

    public static Definition partOf(UUID parent, String target, Channel... channels) {
        return goal(Metric.UNITS, target, scope(channels), quarter(), parent);
    }

    public static GoalScope scope(Channel... channels) {
        return new GoalScope(
                new GoalScope.ProductSet(List.of(), List.of("spaghetti-sauce"), List.of(), List.of()),
                List.of(channels),
                List.of(),
                List.of(),
                Map.of("sellsFood", "true"));
    }

    public static Period year() {
        return period(PeriodKind.YEAR, "2091-01-01");
    }

    public static Period quarter() {
        return period(PeriodKind.QUARTER, "2091-01-01");
    }

    public static Period month(String first) {
        return period(PeriodKind.MONTH, first);
    }

    public static Goal.Change by(String actor, Instant at) {
        return new Goal.Change(actor, at, "because", "chain", null);
    }

    private static Period period(PeriodKind kind, String first) {
        BusinessCalendar calendar = BusinessCalendar.gregorian();
        BusinessCalendar.Days days =
                calendar.beginningOn(kind, LocalDate.parse(first)).orElseThrow();
        return new Period(kind, calendar, days.from(), days.to(), ZoneId.of("America/Chicago"));
    }
}
