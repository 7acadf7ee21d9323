package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Projects goals on quantities that add up over time: units, revenue, customers gained.
 *
 * <p>Several simple methods are tried on earlier periods of the same length at the same stage. They are then averaged, the
 * better ones with far more weight, and the past errors of that average set the width of the interval.
 */
public final class FlowProjector {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LEAST_RELATIVE_DEVIATION = 0.5;

    /**
     * Projects one goal.
     *
     * @param series what has happened, as far back as it is known
     * @param period the days of the goal
     * @param asOf the first day whose figures are not complete; what it has brought so far counts as actual
     * @param target sum wanted over the period
     */
    public Projection project(FlowSeries series, GoalPeriod period, LocalDate asOf, double target) {
        if (period.over(asOf)) {
            return counted(series, period, target);
        }
        int origin = series.slotOf(asOf);
        if (series.size() == 0 || origin <= 0) {
            double soFar = period.started(asOf) ? series.soFar(origin) : 0;
            return withoutData(period, asOf, soFar, target);
        }
        return ahead(series.before(origin), series.soFar(origin), period, asOf, target);
    }

    private static Projection counted(FlowSeries series, GoalPeriod period, double target) {
        if (series.size() == 0) {
            return Projection.counted(target, 0, 0);
        }
        FlowSeries all = series.before(series.slotOf(period.to().minusDays(1)) + 1);
        return Projection.counted(target, all.sum(period), all.openSlots());
    }

    private static Projection ahead(FlowSeries known, double soFar, GoalPeriod period, LocalDate asOf, double target) {
        Outlook outlook = new Outlook(known, period, soFar);
        PastPeriods past = PastPeriods.of(known, period);
        double projection = past.total(outlook);
        double deviation = deviation(outlook, projection, past.width(Projection.LEVEL), known.size());
        double reach = NORMAL.inverseCumulativeProbability((1 + Projection.LEVEL) / 2) * deviation;
        double probability = probability(outlook.actual(), projection, deviation, target);
        return new Projection(
                target,
                outlook.actual(),
                projection,
                Math.max(projection - reach, outlook.actual()),
                projection + reach,
                Projection.LEVEL,
                probability,
                state(period, asOf, outlook.actual(), target, probability),
                past.leading(),
                known.openSlots());
    }

    /** Few figures say little about their own spread: it is then at least half of what is still expected. */
    private static double deviation(Outlook outlook, double projection, double width, int slots) {
        double modelled = width * Math.sqrt(outlook.variance());
        double little = LEAST_RELATIVE_DEVIATION * (projection - outlook.actual()) / Math.max(1, slots / 4.0);
        return Math.max(modelled, little);
    }

    private static double probability(double actual, double projection, double deviation, double target) {
        if (actual >= target) {
            return 1;
        }
        if (deviation <= 0) {
            return projection >= target ? 1 : 0;
        }
        return 1 - NORMAL.cumulativeProbability((target - projection) / deviation);
    }

    private static AttainmentState state(
            GoalPeriod period, LocalDate asOf, double actual, double target, double probability) {
        if (!period.started(asOf)) {
            return AttainmentState.NOT_STARTED;
        }
        return actual >= target ? AttainmentState.ACHIEVED : AttainmentState.underWay(probability);
    }

    private static Projection withoutData(GoalPeriod period, LocalDate asOf, double soFar, double target) {
        double probability = soFar >= target ? 1 : 0;
        return new Projection(
                target,
                soFar,
                soFar,
                soFar,
                soFar,
                Projection.LEVEL,
                probability,
                state(period, asOf, soFar, target, probability),
                ProjectionMethod.NO_DATA,
                0);
    }
}
