package io.revenuesignals.analytics.attainment.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How each method would have done on earlier periods of the same length, asked at the same stage: which to believe now,
 * and how wide its interval must be.
 */
final class PastPeriods {

    static final List<ProjectionMethod> LADDER =
            List.of(ProjectionMethod.LEVEL, ProjectionMethod.SEASONAL_LEVEL, ProjectionMethod.RUN_RATE);

    private static final int MOST_PERIODS = 24;
    private static final int WEEKS_OF_HISTORY = 8;
    private static final int PERIODS_BELIEVED_BEFORE = 4;
    private static final double WIDTH_BELIEVED_BEFORE = 1.3;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final List<Past> past;

    private PastPeriods(List<Past> past) {
        this.past = past;
    }

    static PastPeriods of(FlowSeries known, GoalPeriod period) {
        List<Past> past = new ArrayList<>();
        long elapsed = period.elapsed(known.dayOf(known.size()));
        for (int back = 1; past.size() < MOST_PERIODS; back++) {
            GoalPeriod earlier = period.earlier(back);
            int origin = known.slotOf(earlier.from().plusDays(Math.min(elapsed, earlier.days() - 1)));
            if (origin < WEEKS_OF_HISTORY * 7 / known.step()) {
                break;
            }
            if (!earlier.to().isAfter(known.dayOf(known.size()))) {
                past.add(Past.of(known, earlier, origin));
            }
        }
        return new PastPeriods(past);
    }

    /** The method with the smallest absolute error; the first of the ladder when there is no past. */
    ProjectionMethod best() {
        return LADDER.stream()
                .min(Comparator.comparingDouble(this::absoluteError))
                .orElseThrow();
    }

    /** Sum of absolute errors relative to the sum of the totals. */
    double absoluteError(ProjectionMethod method) {
        double errors = past.stream()
                .mapToDouble(period -> Math.abs(period.error(method)))
                .sum();
        double totals =
                past.stream().mapToDouble(period -> Math.abs(period.actual)).sum();
        return totals > 0 ? errors / totals : 0;
    }

    /** Factor by which the interval of the method must be widened to hold its past errors. */
    double width(ProjectionMethod method, double level) {
        double[] errors = past.stream()
                .mapToDouble(period -> period.standardisedError(method))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double observed = errors.length == 0
                ? WIDTH_BELIEVED_BEFORE
                : quantile(errors, level) / NORMAL.inverseCumulativeProbability((1 + level) / 2);
        return (errors.length * observed + PERIODS_BELIEVED_BEFORE * WIDTH_BELIEVED_BEFORE)
                / (errors.length + PERIODS_BELIEVED_BEFORE);
    }

    private static double quantile(double[] sorted, double level) {
        int rank = (int) Math.ceil(level * (sorted.length + 1));
        return sorted[Math.min(rank, sorted.length) - 1];
    }

    /** An earlier period: what came of it, and what each method would have said. */
    private static final class Past {
        private final double actual;
        private final double deviation;
        private final EnumMap<ProjectionMethod, Double> errors = new EnumMap<>(ProjectionMethod.class);

        private Past(double actual, Outlook outlook) {
            this.actual = actual;
            this.deviation = Math.sqrt(outlook.variance());
            LADDER.forEach(method -> errors.put(method, outlook.total(method) - actual));
        }

        static Past of(FlowSeries known, GoalPeriod period, int origin) {
            double actual = new Outlook(known, period, 0).actual();
            return new Past(actual, new Outlook(known.before(origin), period, 0));
        }

        double error(ProjectionMethod method) {
            return errors.getOrDefault(method, Double.NaN);
        }

        double standardisedError(ProjectionMethod method) {
            return Math.abs(error(method)) / deviation;
        }
    }
}
