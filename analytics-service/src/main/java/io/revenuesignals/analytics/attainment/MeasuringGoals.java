package io.revenuesignals.analytics.attainment;

import io.revenuesignals.analytics.attainment.model.AttainmentState;
import io.revenuesignals.analytics.attainment.model.DistributionProjector;
import io.revenuesignals.analytics.attainment.model.FlowProjector;
import io.revenuesignals.analytics.attainment.model.FlowSeries;
import io.revenuesignals.analytics.attainment.model.GoalPeriod;
import io.revenuesignals.analytics.attainment.model.Projection;
import io.revenuesignals.analytics.attainment.model.ProjectionMethod;
import io.revenuesignals.analytics.attainment.model.ShareProjector;
import io.revenuesignals.analytics.share.StoreSales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Measures goals. What is reached is counted exactly; where it will end is projected from the day behind the last day with
 * data, unless the clock says that the period is over.
 */
@Component
public class MeasuringGoals {

    /** Figures older than these many weeks before the period say nothing about it. */
    private static final int WEEKS_OF_HISTORY = 110;

    private static final int WEEKS_OF_LISTING = 26;

    private final Figures figures;
    private final Clock clock;

    MeasuringGoals(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    public Mono<Attainment> measure(Goal goal) {
        return switch (goal.metric()) {
            case UNITS -> flow(goal, Figures.Sold::units);
            case REVENUE -> flow(goal, Figures.Sold::revenue);
            case CUSTOMERS_GAINED -> customers(goal);
            case STORES_WITH_DISTRIBUTION -> distribution(goal);
            case MARKET_SHARE -> share(goal);
        };
    }

    private Mono<Attainment> flow(Goal goal, Function<Figures.Sold, BigDecimal> figure) {
        return figures.sold(goal, since(goal)).map(sold -> flow(goal, sold, figure));
    }

    private Attainment flow(Goal goal, List<Figures.Sold> sold, Function<Figures.Sold, BigDecimal> figure) {
        LocalDate through = sold.stream()
                .map(Figures.Sold::through)
                .max(LocalDate::compareTo)
                .orElse(null);
        BigDecimal actual = sold.stream()
                .filter(day -> goal.period().contains(day.day()))
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return attained(goal, actual, projection(goal, sold, figure, asOf(goal, through)), through);
    }

    /**
     * Weekly figures are projected week by week, each counting where its first day lies; everything else day by day.
     */
    private static Projection projection(
            Goal goal, List<Figures.Sold> sold, Function<Figures.Sold, BigDecimal> figure, LocalDate asOf) {
        Map<LocalDate, Double> series = new TreeMap<>();
        if (sold.stream().allMatch(day -> day.longest() <= 1)) {
            sold.forEach(day -> series.put(day.day(), figure.apply(day).doubleValue()));
            return new FlowProjector()
                    .project(
                            FlowSeries.daily(series),
                            goal.period(),
                            asOf,
                            goal.target().doubleValue());
        }
        DayOfWeek weekday = weekday(sold);
        sold.forEach(day -> series.merge(
                day.day().with(TemporalAdjusters.previousOrSame(weekday)),
                figure.apply(day).doubleValue(),
                Double::sum));
        GoalPeriod weeks = inWeeks(goal.period(), weekday);
        boolean over = !asOf.isBefore(goal.period().to());
        return new FlowProjector()
                .project(
                        FlowSeries.weekly(series),
                        weeks,
                        over ? weeks.to() : asOf.with(TemporalAdjusters.previousOrSame(weekday)),
                        goal.target().doubleValue());
    }

    private static DayOfWeek weekday(List<Figures.Sold> sold) {
        DayOfWeek first = sold.getFirst().day().getDayOfWeek();
        boolean same = sold.stream().allMatch(day -> day.day().getDayOfWeek() == first);
        return same ? first : DayOfWeek.MONDAY;
    }

    /** The weeks whose first day lies in the period. */
    private static GoalPeriod inWeeks(GoalPeriod period, DayOfWeek weekday) {
        LocalDate from = period.from().with(TemporalAdjusters.nextOrSame(weekday));
        LocalDate to = period.to().with(TemporalAdjusters.nextOrSame(weekday));
        return new GoalPeriod(from, to.isAfter(from) ? to : from.plusWeeks(1));
    }

    private Mono<Attainment> customers(Goal goal) {
        return figures.customers(goal, since(goal)).map(gained -> customers(goal, gained));
    }

    private Attainment customers(Goal goal, List<Figures.Gained> gained) {
        LocalDate through = gained.isEmpty() ? null : gained.getLast().day();
        Map<LocalDate, Double> series = new TreeMap<>();
        gained.forEach(day -> series.put(day.day(), (double) day.customers()));
        long actual = gained.stream()
                .filter(day -> goal.period().contains(day.day()))
                .mapToLong(Figures.Gained::customers)
                .sum();
        Projection projection = new FlowProjector()
                .project(
                        FlowSeries.daily(series),
                        goal.period(),
                        asOf(goal, through),
                        goal.target().doubleValue());
        return attained(goal, BigDecimal.valueOf(actual), projection, through);
    }

    private Mono<Attainment> distribution(Goal goal) {
        LocalDate today = today(goal);
        LocalDate day = today.isBefore(goal.period().to())
                ? today.plusDays(1)
                : goal.period().to();
        return figures.distribution(goal, day, WEEKS_OF_LISTING).map(found -> distribution(goal, found));
    }

    private Attainment distribution(Goal goal, Figures.Distribution found) {
        LocalDate through = found.through();
        Projection projection = new DistributionProjector()
                .project(
                        found.weeks(),
                        found.listed(),
                        Math.max(found.universe(), found.listed()),
                        goal.period(),
                        asOf(goal, through),
                        goal.target().doubleValue());
        return attained(goal, BigDecimal.valueOf(found.listed()), projection, through);
    }

    private Mono<Attainment> share(Goal goal) {
        return figures.share(goal, since(goal), goal.period().to()).map(found -> share(goal, found));
    }

    private Attainment share(Goal goal, Figures.Share found) {
        LocalDate through = found.through();
        double error = StoreSales.samplingError(found.stores(), found.universe());
        GoalPeriod weeks = inWeeks(goal.period(), DayOfWeek.MONDAY);
        LocalDate asOf = asOf(goal, through);
        Projection projection = new ShareProjector()
                .project(
                        found.weeks(),
                        error,
                        weeks,
                        asOf.isBefore(goal.period().to()) ? asOf : weeks.to(),
                        goal.target().doubleValue());
        BigDecimal actual = BigDecimal.valueOf(projection.actual()).setScale(2, RoundingMode.HALF_EVEN);
        return attained(goal, actual, projection, through);
    }

    private Attainment attained(Goal goal, BigDecimal actual, Projection projection, @Nullable LocalDate through) {
        boolean known = projection.method() != ProjectionMethod.NO_DATA;
        return new Attainment(
                goal,
                actual,
                known
                        ? new Attainment.Outlook(
                                projection.projection(),
                                projection.low(),
                                projection.high(),
                                projection.level(),
                                projection.probability())
                        : null,
                state(goal, projection.state()),
                projection.method(),
                projection.observations(),
                through,
                clock.instant());
    }

    /** A period begins by the clock, however far behind the data are. */
    private AttainmentState state(Goal goal, AttainmentState projected) {
        return projected == AttainmentState.NOT_STARTED
                        && !today(goal).isBefore(goal.period().from())
                ? AttainmentState.BEHIND
                : projected;
    }

    private LocalDate asOf(Goal goal, @Nullable LocalDate through) {
        LocalDate today = today(goal);
        if (!today.isBefore(goal.period().to())) {
            return goal.period().to();
        }
        LocalDate behindData = through == null ? today : through.plusDays(1);
        boolean begun = !today.isBefore(goal.period().from());
        return begun && behindData.isBefore(goal.period().from())
                ? goal.period().from()
                : behindData;
    }

    private LocalDate today(Goal goal) {
        return LocalDate.ofInstant(clock.instant(), goal.zone());
    }

    private static LocalDate since(Goal goal) {
        return goal.period().from().minusWeeks(WEEKS_OF_HISTORY);
    }
}
