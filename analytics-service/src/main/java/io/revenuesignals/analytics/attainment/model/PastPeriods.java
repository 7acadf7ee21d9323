package io.revenuesignals.analytics.attainment.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How each method would have done on earlier periods of the same length, asked at the same stage: how much to believe
 * each of them now, and how wide the interval must be.
 */
final class PastPeriods {

    private static final int MOST_PERIODS = 24;
    private static final int WEEKS_OF_HISTORY = 8;
    private static final double PERIODS_BELIEVED_BEFORE = 2;
    private static final double WIDTH_BELIEVED_BEFORE = 1.5;
    private static final double PERIODS_OF_WIDTH_BELIEVED_BEFORE = 6;
    private static final double SHARPNESS = 4;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The methods with the relative error to expect of each before there is a past. */
    private static final Map<ProjectionMethod, Double> LADDER = ladder();

    private final List<Past> past;
    private final EnumMap<ProjectionMethod, Double> weights = new EnumMap<>(ProjectionMethod.class);

    private PastPeriods(List<Past> past) {
        this.past = past;
        LADDER.keySet().forEach(method -> weights.put(method, Math.pow(relativeError(method), -SHARPNESS)));
        double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
        weights.replaceAll((method, weight) -> weight / sum);
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

    /** The method with the most weight. */
    ProjectionMethod leading() {
        return Collections.max(weights.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** What the methods together expect of the whole period, each weighted by how well it did. */
    double total(Outlook outlook) {
        return combined(outlook::total);
    }

    /** Factor by which the interval must be widened to hold past errors as often as the level says. */
    double width(double level) {
        double[] errors = past.stream()
                .mapToDouble(period -> Math.abs(combined(period::error)) / period.deviation)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double observed = errors.length == 0
                ? WIDTH_BELIEVED_BEFORE
                : quantile(errors, level) / NORMAL.inverseCumulativeProbability((1 + level) / 2);
        return (errors.length * observed + PERIODS_OF_WIDTH_BELIEVED_BEFORE * WIDTH_BELIEVED_BEFORE)
                / (errors.length + PERIODS_OF_WIDTH_BELIEVED_BEFORE);
    }

    private double combined(ToDoubleFunction<ProjectionMethod> values) {
        double sum = 0;
        for (Map.Entry<ProjectionMethod, Double> weighted : weights.entrySet()) {
            sum += weighted.getValue() * values.applyAsDouble(weighted.getKey());
        }
        return sum;
    }

    private double relativeError(ProjectionMethod method) {
        double errors = PERIODS_BELIEVED_BEFORE * LADDER.getOrDefault(method, 1.0);
        double periods = PERIODS_BELIEVED_BEFORE;
        for (Past period : past) {
            if (period.actual > 0) {
                errors += Math.abs(period.error(method)) / period.actual;
                periods++;
            }
        }
        return errors / periods;
    }

    private static Map<ProjectionMethod, Double> ladder() {
        Map<ProjectionMethod, Double> ladder = new EnumMap<>(ProjectionMethod.class);
        ladder.put(ProjectionMethod.LEVEL, 0.12);
        ladder.put(ProjectionMethod.SEASONAL_LEVEL, 0.13);
        ladder.put(ProjectionMethod.RUN_RATE, 0.16);
        ladder.put(ProjectionMethod.LAST_WEEK, 0.18);
        ladder.put(ProjectionMethod.TYPICAL_LEVEL, 0.18);
        return ladder;
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
            LADDER.keySet().forEach(method -> errors.put(method, outlook.total(method) - actual));
        }

        static Past of(FlowSeries known, GoalPeriod period, int origin) {
            return new Past(known.sum(period), new Outlook(known.before(origin), period, 0));
        }

        double error(ProjectionMethod method) {
            return errors.getOrDefault(method, Double.NaN);
        }
    }
}
