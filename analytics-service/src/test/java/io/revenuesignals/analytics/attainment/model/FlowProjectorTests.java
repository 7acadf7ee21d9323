package io.revenuesignals.analytics.attainment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlowProjectorTests {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final GoalPeriod MARCH = month(2026, 3);
    private static final LocalDate TENTH = LocalDate.of(2026, 3, 11);

    private final FlowProjector projector = new FlowProjector();

    @Test
    void projectsASteadySeriesCloseToWhatHappens() {
        TreeMap<LocalDate, Double> days = steady();

        Projection projection = project(days, MARCH, TENTH, 3200);

        double end = SimulatedSales.sum(days, MARCH);
        assertThat(projection.actual()).isEqualTo(SimulatedSales.sum(days, new GoalPeriod(MARCH.from(), TENTH)));
        assertThat(projection.projection()).isCloseTo(end, within(0.06 * end));
        assertThat(projection.low()).isLessThan(projection.projection());
        assertThat(projection.high()).isGreaterThan(projection.projection());
        assertThat(projection.observations()).isEqualTo(1165);
    }

    @Test
    void tellsTheStateByTheProbability() {
        TreeMap<LocalDate, Double> days = steady();
        double expected = project(days, MARCH, TENTH, 1).projection();

        assertThat(project(days, MARCH, TENTH, 0.9 * expected).state()).isEqualTo(AttainmentState.ON_TRACK);
        assertThat(project(days, MARCH, TENTH, expected).state()).isEqualTo(AttainmentState.AT_RISK);
        assertThat(project(days, MARCH, TENTH, expected).probability()).isCloseTo(0.5, within(1e-9));
        assertThat(project(days, MARCH, TENTH, 1.1 * expected).state()).isEqualTo(AttainmentState.BEHIND);
        assertThat(project(days, MARCH, TENTH, 100).state()).isEqualTo(AttainmentState.ACHIEVED);
    }

    @Test
    void aGoalMetExactlyAtTheEndIsAchievedAndOneUnitMoreIsMissed() {
        TreeMap<LocalDate, Double> days = steady();
        double end = SimulatedSales.sum(days, MARCH);

        Projection met = projector.project(FlowSeries.daily(days), MARCH, MARCH.to(), end);
        Projection missed = projector.project(FlowSeries.daily(days), MARCH, MARCH.to(), end + 1);

        assertThat(met.state()).isEqualTo(AttainmentState.ACHIEVED);
        assertThat(met.probability()).isEqualTo(1);
        assertThat(met.projection()).isEqualTo(end);
        assertThat(missed.state()).isEqualTo(AttainmentState.MISSED);
        assertThat(missed.probability()).isZero();
    }

    @Test
    void aGoalAheadIsForeseenButNotStarted() {
        TreeMap<LocalDate, Double> days = steady();

        Projection projection = project(days, MARCH, LocalDate.of(2026, 2, 10), 3000);

        assertThat(projection.state()).isEqualTo(AttainmentState.NOT_STARTED);
        assertThat(projection.actual()).isZero();
        assertThat(projection.projection()).isCloseTo(SimulatedSales.sum(days, MARCH), within(300.0));
    }

    @Test
    void withoutAnyFigureNothingIsForeseen() {
        Projection projection = projector.project(FlowSeries.daily(Map.of()), MARCH, TENTH, 10);

        assertThat(projection.method()).isEqualTo(ProjectionMethod.NO_DATA);
        assertThat(projection.observations()).isZero();
        assertThat(projection.state()).isEqualTo(AttainmentState.BEHIND);
        assertThat(projector
                        .project(FlowSeries.daily(Map.of()), MARCH, MARCH.to(), 10)
                        .state())
                .isEqualTo(AttainmentState.MISSED);
    }

    @Test
    void figuresOfTheFutureAreNeverLookedAt() {
        TreeMap<LocalDate, Double> days = steady();
        TreeMap<LocalDate, Double> changed = new TreeMap<>(days);
        changed.tailMap(TENTH).replaceAll((day, value) -> 99_999.0);
        changed.put(TENTH, days.get(TENTH));

        assertThat(projector.project(FlowSeries.daily(changed), MARCH, TENTH, 3000))
                .isEqualTo(projector.project(FlowSeries.daily(days), MARCH, TENTH, 3000));
    }

    @Test
    void whatTodayHasBroughtSoFarCountsOnceAndOnlyOnce() {
        TreeMap<LocalDate, Double> known = new TreeMap<>(steady().headMap(TENTH));
        Projection morning = projector.project(FlowSeries.daily(known), MARCH, TENTH, 3000);
        known.put(TENTH, 20.0);
        Projection noon = projector.project(FlowSeries.daily(known), MARCH, TENTH, 3000);

        assertThat(noon.actual()).isEqualTo(morning.actual() + 20);
        assertThat(noon.projection()).isCloseTo(morning.projection(), within(1e-6));
    }

    @Test
    void rareEmptyDaysAreHolidaysAndReturnEveryYear() {
        Set<LocalDate> closed = new HashSet<>();
        for (int year = 2023; year <= 2026; year++) {
            for (int day : new int[] {25, 26}) {
                closed.add(LocalDate.of(year, 12, day));
            }
            closed.add(LocalDate.of(year, 1, 1));
        }
        TreeMap<LocalDate, Double> days =
                new SimulatedSales(3).noise(0.01).days(START, LocalDate.of(2026, 1, 1), closed);
        GoalPeriod december = month(2025, 12);

        Projection projection = project(days, december, LocalDate.of(2025, 12, 15), 1);

        double end = SimulatedSales.sum(days, december);
        assertThat(projection.projection()).isCloseTo(end, within(0.015 * end));
    }

    @Test
    void announcedClosedDaysBringNothing() {
        TreeMap<LocalDate, Double> known = new TreeMap<>(steady().headMap(TENTH));
        Set<LocalDate> closed = Set.of(LocalDate.of(2026, 3, 27), LocalDate.of(2026, 3, 28));

        double open =
                projector.project(FlowSeries.daily(known), MARCH, TENTH, 1).projection();
        double less = projector
                .project(FlowSeries.daily(known, closed), MARCH, TENTH, 1)
                .projection();

        assertThat(open - less).isBetween(150.0, 400.0);
    }

    @Test
    void missingDaysOfASparseSeriesAreZeros() {
        TreeMap<LocalDate, Double> customers = new TreeMap<>();
        for (LocalDate day = LocalDate.of(2025, 9, 1); day.isBefore(TENTH); day = day.plusDays(5)) {
            customers.put(day, 1.0);
        }

        Projection projection = projector.project(FlowSeries.daily(customers), MARCH, TENTH, 6);

        assertThat(projection.projection()).isBetween(4.5, 8.0);
        assertThat(projection.high() - projection.projection()).isGreaterThan(1);
    }

    @Test
    void aSeriesOfNothingLeavesRoomForDoubt() {
        TreeMap<LocalDate, Double> nothing = new TreeMap<>();
        nothing.put(LocalDate.of(2026, 2, 1), 0.0);
        nothing.put(LocalDate.of(2026, 3, 10), 0.0);

        Projection projection = projector.project(FlowSeries.daily(nothing), MARCH, TENTH, 1);

        assertThat(projection.projection()).isZero();
        assertThat(projection.probability()).isBetween(0.01, 0.4);
    }

    @Test
    void returnsMayMakeADayNegative() {
        TreeMap<LocalDate, Double> days = steady();
        days.put(LocalDate.of(2026, 3, 5), -500.0);

        Projection projection = project(days, MARCH, TENTH, 3000);

        assertThat(projection.actual()).isEqualTo(SimulatedSales.sum(days, new GoalPeriod(MARCH.from(), TENTH)));
        assertThat(projection.projection()).isBetween(1200.0, 3200.0);
    }

    @Test
    void weeklyFiguresAreSharedOutOverTheDaysOfAPeriod() {
        TreeMap<LocalDate, Double> days = steady();
        TreeMap<LocalDate, Double> weeks = new TreeMap<>();
        days.forEach((day, value) ->
                weeks.merge(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), value, Double::sum));
        LocalDate monday = LocalDate.of(2026, 3, 16);

        Projection projection = projector.project(FlowSeries.weekly(weeks.headMap(monday)), MARCH, monday, 3000);

        double end = SimulatedSales.sum(days, MARCH);
        assertThat(projection.projection()).isCloseTo(end, within(0.06 * end));
        assertThatThrownBy(() -> FlowSeries.weekly(Map.of(monday, 1.0, monday.plusDays(8), 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewSeriesWithoutHistoryIsProjectedWithWideBounds() {
        TreeMap<LocalDate, Double> fresh = new TreeMap<>(steady().subMap(MARCH.from(), TENTH.minusDays(5)));

        Projection projection = projector.project(FlowSeries.daily(fresh), MARCH, TENTH.minusDays(5), 3000);

        double relative = (projection.high() - projection.low()) / projection.projection();
        assertThat(relative).isGreaterThan(0.2);
        assertThat(projection.projection()).isBetween(2000.0, 4500.0);
    }

    @Test
    void intervalsHoldAboutFourFifthsOfTheTruthAndErrorsStayBelowTheRunRate() {
        int inside = 0;
        int asked = 0;
        double errors = 0;
        double runRateErrors = 0;
        for (int seed = 0; seed < 60; seed++) {
            TreeMap<LocalDate, Double> days =
                    new SimulatedSales(seed).wave(0.3).driftPerDay(0.015).days(START, MARCH.to(), Set.of());
            for (int day : new int[] {5, 15, 25}) {
                LocalDate asOf = MARCH.from().plusDays(day);
                Projection projection = project(days, MARCH, asOf, 1);
                double end = SimulatedSales.sum(days, MARCH);
                inside += end >= projection.low() && end <= projection.high() ? 1 : 0;
                asked++;
                errors += Math.abs(projection.projection() / end - 1);
                runRateErrors += Math.abs(projection.actual() / day * 31 / end - 1);
            }
        }

        assertThat((double) inside / asked).isBetween(0.72, 0.90);
        assertThat(errors).isLessThan(0.85 * runRateErrors);
    }

    private Projection project(Map<LocalDate, Double> days, GoalPeriod period, LocalDate asOf, double target) {
        return projector.project(FlowSeries.daily(new TreeMap<>(days).headMap(asOf)), period, asOf, target);
    }

    private static TreeMap<LocalDate, Double> steady() {
        return new SimulatedSales(3).days(START, MARCH.to(), Set.of());
    }

    private static GoalPeriod month(int year, int month) {
        LocalDate first = LocalDate.of(year, month, 1);
        return new GoalPeriod(first, first.plusMonths(1));
    }
}
