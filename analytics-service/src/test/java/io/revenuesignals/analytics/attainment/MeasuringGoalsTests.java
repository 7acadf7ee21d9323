package io.revenuesignals.analytics.attainment;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.analytics.attainment.model.AttainmentState;
import io.revenuesignals.analytics.attainment.model.GoalPeriod;
import io.revenuesignals.analytics.attainment.model.ListingWeek;
import io.revenuesignals.analytics.attainment.model.ProjectionMethod;
import io.revenuesignals.analytics.attainment.model.ShareWeek;
import io.revenuesignals.analytics.share.StoreSales;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MeasuringGoalsTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final KnownFigures figures = new KnownFigures();

    @Test
    void countsWeeklySalesWhereTheirFirstDayLies() {
        figures.sellWeekly(MONDAY.minusWeeks(60), 68, "100");

        Attainment attainment = measure(Goal.Metric.UNITS, "2000", LocalDate.of(2026, 4, 20));

        assertThat(attainment.actual()).isEqualByComparingTo("300");
        assertThat(attainment.dataThrough()).isEqualTo(LocalDate.of(2026, 4, 26));
        assertThat(attainment.outlook()).isNotNull();
        assertThat(attainment.outlook().projection()).isBetween(1_200.0, 1_400.0);
        assertThat(attainment.state()).isEqualTo(AttainmentState.BEHIND);
    }

    @Test
    void countsOnlyWhenThePeriodIsOver() {
        figures.sellWeekly(MONDAY.minusWeeks(10), 40, "100");

        Attainment attainment = measure(Goal.Metric.UNITS, "1300", LocalDate.of(2026, 7, 2));

        assertThat(attainment.actual()).isEqualByComparingTo("1300");
        assertThat(attainment.method()).isEqualTo(ProjectionMethod.COUNTED);
        assertThat(attainment.state()).isEqualTo(AttainmentState.ACHIEVED);
    }

    @Test
    void saysHonestlyThatThereIsNoData() {
        Attainment attainment = measure(Goal.Metric.REVENUE, "1000", LocalDate.of(2026, 4, 20));

        assertThat(attainment.outlook()).isNull();
        assertThat(attainment.dataThrough()).isNull();
        assertThat(attainment.actual()).isEqualByComparingTo("0");
    }

    @Test
    void hasNotStartedBeforeItsFirstDay() {
        figures.sellWeekly(MONDAY.minusWeeks(30), 30, "100");

        assertThat(measure(Goal.Metric.UNITS, "1000", LocalDate.of(2026, 3, 1)).state())
                .isEqualTo(AttainmentState.NOT_STARTED);
    }

    @Test
    void countsCustomersDayByDay() {
        for (int day = 0; day < 200; day++) {
            figures.gained.add(new Figures.Gained(LocalDate.of(2025, 11, 1).plusDays(day), 3));
        }

        Attainment attainment = measure(Goal.Metric.CUSTOMERS_GAINED, "200", LocalDate.of(2026, 5, 20));

        assertThat(attainment.actual()).isEqualByComparingTo("147");
        assertThat(attainment.state()).isEqualTo(AttainmentState.ON_TRACK);
    }

    @Test
    void countsStoresThatList() {
        figures.distribution = new Figures.Distribution(
                List.of(new ListingWeek(100, 50, 4, 1), new ListingWeek(103, 47, 4, 1)), 106, 150, MONDAY.plusWeeks(6));

        Attainment attainment = measure(Goal.Metric.STORES_WITH_DISTRIBUTION, "120", LocalDate.of(2026, 4, 20));

        assertThat(attainment.actual()).isEqualByComparingTo("106");
        assertThat(attainment.outlook()).isNotNull();
        assertThat(attainment.outlook().projection()).isGreaterThan(106);
    }

    @Test
    void measuresShareInPerCent() {
        List<ShareWeek> weeks = new ArrayList<>();
        for (int week = -20; week < 6; week++) {
            weeks.add(new ShareWeek(LocalDate.of(2026, 4, 6).plusWeeks(week), 25, 100));
        }
        figures.share = new Figures.Share(
                weeks, List.of(new StoreSales(25, 100), new StoreSales(24, 100)), 2, LocalDate.of(2026, 5, 17));

        Attainment attainment = measure(Goal.Metric.MARKET_SHARE, "30", LocalDate.of(2026, 5, 20));

        assertThat(attainment.actual()).isEqualByComparingTo("25");
        assertThat(attainment.state()).isEqualTo(AttainmentState.BEHIND);
    }

    private Attainment measure(Goal.Metric metric, String target, LocalDate today) {
        Instant noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Goal goal = new Goal(
                "g",
                1,
                "A quarter",
                metric,
                new BigDecimal(target),
                metric == Goal.Metric.REVENUE ? "USD" : null,
                new Goal.Scope(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of()),
                new GoalPeriod(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1)),
                ZoneId.of("UTC"),
                null,
                "mia");
        Attainment attainment = new MeasuringGoals(figures, Clock.fixed(noon, ZoneOffset.UTC))
                .measure(goal)
                .block();
        assertThat(attainment).isNotNull();
        return attainment;
    }

    /** Figures as given, up to the day of asking. */
    private static final class KnownFigures implements Figures {

        private final List<Sold> sold = new ArrayList<>();
        private final List<Gained> gained = new ArrayList<>();
        private Figures.@Nullable Distribution distribution;
        private Figures.@Nullable Share share;

        void sellWeekly(LocalDate from, int weeks, String units) {
            for (int week = 0; week < weeks; week++) {
                LocalDate day = from.plusWeeks(week);
                sold.add(new Sold(day, new BigDecimal(units), new BigDecimal(units), 7, 7, day.plusDays(6)));
            }
        }

        @Override
        public Mono<List<Sold>> sold(Goal goal, LocalDate since) {
            return Mono.just(
                    sold.stream().filter(day -> !day.day().isBefore(since)).toList());
        }

        @Override
        public Mono<List<Gained>> customers(Goal goal, LocalDate since) {
            return Mono.just(gained);
        }

        @Override
        public Mono<Distribution> distribution(Goal goal, LocalDate day, int weeks) {
            return Mono.justOrEmpty(distribution);
        }

        @Override
        public Mono<Share> share(Goal goal, LocalDate since, LocalDate until) {
            return Mono.justOrEmpty(share);
        }
    }
}
