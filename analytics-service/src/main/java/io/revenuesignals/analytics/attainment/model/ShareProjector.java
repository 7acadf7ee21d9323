package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Projects goals on market share: the share so far over the part of the market that is sold, and the usual share over
 * the part that is still to come. Shares and targets are in per cent.
 */
public final class ShareProjector {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int WEEKS_OF_LEVEL = 8;
    private static final double INERTIA_WEEKS = 4;
    private static final double USUAL_DEVIATION = 5;
    private static final double BELIEF_IN_USUAL = 2;

    /**
     * Projects one goal.
     *
     * @param weeks complete weeks of own and whole market, oldest first, reaching back before the period if known
     * @param samplingError standard error of a period's share from not seeing all stores, in percentage points
     * @param period the days of the goal
     * @param asOf the day of asking
     * @param target share wanted over the whole period, in per cent
     */
    public Projection project(
            List<ShareWeek> weeks, double samplingError, GoalPeriod period, LocalDate asOf, double target) {
        List<ShareWeek> inPeriod =
                weeks.stream().filter(week -> period.contains(week.week())).toList();
        double actual = percent(inPeriod);
        if (weeks.stream().noneMatch(week -> week.market() > 0)) {
            return withoutData(period, asOf, target);
        }
        if (period.over(asOf)) {
            return Projection.counted(target, actual, weeks.size());
        }
        return ahead(weeks, inPeriod, samplingError, period, asOf, target);
    }

    private static Projection ahead(
            List<ShareWeek> weeks,
            List<ShareWeek> inPeriod,
            double samplingError,
            GoalPeriod period,
            LocalDate asOf,
            double target) {
        List<ShareWeek> recent = weeks.subList(Math.max(0, weeks.size() - WEEKS_OF_LEVEL), weeks.size());
        double elapsed = inPeriod.size();
        double remaining = Math.max(ChronoUnit.DAYS.between(later(asOf, period.from()), period.to()) / 7.0, 0);
        double sold = market(inPeriod);
        double toSell = remaining * market(recent) / recent.size();
        double done = sold + toSell > 0 ? sold / (sold + toSell) : 0;
        double level = inPeriod.isEmpty()
                ? percent(recent)
                : (INERTIA_WEEKS * percent(recent) + elapsed * percent(inPeriod)) / (INERTIA_WEEKS + elapsed);
        double projection = done * percent(inPeriod) + (1 - done) * level;
        double deviation = deviation(weeks, recent, remaining, 1 - done, samplingError);
        return projection(percent(inPeriod), projection, deviation, period, asOf, target, weeks.size());
    }

    private static Projection projection(
            double actual,
            double projection,
            double deviation,
            GoalPeriod period,
            LocalDate asOf,
            double target,
            int weeksSeen) {
        double reach = NORMAL.inverseCumulativeProbability((1 + Projection.LEVEL) / 2) * deviation;
        double probability = deviation > 0
                ? 1 - NORMAL.cumulativeProbability((target - projection) / deviation)
                : (projection >= target ? 1 : 0);
        return new Projection(
                target,
                actual,
                projection,
                Math.max(projection - reach, 0),
                Math.min(projection + reach, 100),
                Projection.LEVEL,
                probability,
                period.started(asOf) ? AttainmentState.underWay(probability) : AttainmentState.NOT_STARTED,
                ProjectionMethod.SHARE_LEVEL,
                weeksSeen);
    }

    /** Noise of the weeks to come, doubt about the level, its drift, and the sampling error. */
    private static double deviation(
            List<ShareWeek> weeks, List<ShareWeek> recent, double remaining, double ahead, double samplingError) {
        double noise = weeklyVariance(weeks);
        double level = noise / (INERTIA_WEEKS + recent.size() / 2.0);
        double drift = noise / 50 * remaining;
        double future = remaining > 0 ? noise / Math.max(remaining, 1) + level + drift : 0;
        return Math.sqrt(ahead * ahead * future + samplingError * samplingError);
    }

    private static double weeklyVariance(List<ShareWeek> weeks) {
        double mean = percent(weeks);
        double squares = BELIEF_IN_USUAL * USUAL_DEVIATION * USUAL_DEVIATION;
        for (ShareWeek week : weeks) {
            double apart = percent(List.of(week)) - mean;
            squares += week.market() > 0 ? apart * apart : 0;
        }
        return squares / (weeks.size() + BELIEF_IN_USUAL);
    }

    private static Projection withoutData(GoalPeriod period, LocalDate asOf, double target) {
        if (period.over(asOf)) {
            return Projection.counted(target, 0, 0);
        }
        AttainmentState state = period.started(asOf) ? AttainmentState.underWay(0) : AttainmentState.NOT_STARTED;
        return new Projection(target, 0, 0, 0, 100, Projection.LEVEL, 0, state, ProjectionMethod.NO_DATA, 0);
    }

    private static double percent(List<ShareWeek> weeks) {
        double market = market(weeks);
        return market > 0 ? 100 * weeks.stream().mapToDouble(ShareWeek::own).sum() / market : 0;
    }

    private static double market(List<ShareWeek> weeks) {
        return weeks.stream().mapToDouble(ShareWeek::market).sum();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
