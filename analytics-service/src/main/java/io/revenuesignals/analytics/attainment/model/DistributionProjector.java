package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Projects goals on the number of stores that carry a product. Distribution does not add up over time and does not
 * follow a trend: stores without the product take it up, stores with it drop it, each at a rate learned from the last
 * weeks (beta-binomial).
 */
public final class DistributionProjector {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double HALF_LIFE_WEEKS = 8;
    private static final double PRIOR_STORE_WEEKS = 20;
    private static final double PRIOR_LISTING_RATE = 0.01;
    private static final double PRIOR_DELISTING_RATE = 0.005;

    /**
     * Projects one goal.
     *
     * @param history complete weeks, oldest first
     * @param listed stores that carry the product now
     * @param universe stores that could carry it, at least {@code listed}
     * @param period the days of the goal
     * @param asOf the day of asking
     * @param target stores wanted at the end
     */
    public Projection project(
            List<ListingWeek> history, int listed, int universe, GoalPeriod period, LocalDate asOf, double target) {
        if (listed < 0 || universe < listed) {
            throw new IllegalArgumentException(listed + " of " + universe + " stores cannot be listed");
        }
        if (period.over(asOf)) {
            return Projection.counted(target, listed, history.size());
        }
        double weeks = ChronoUnit.DAYS.between(asOf, period.to()) / 7.0;
        Rate listing = Rate.of(history, ListingWeek::withoutIt, ListingWeek::gained, PRIOR_LISTING_RATE);
        Rate delisting = Rate.of(history, ListingWeek::withIt, ListingWeek::lost, PRIOR_DELISTING_RATE);
        double projection = expected(listed, universe, listing.mean, delisting.mean, weeks);
        double deviation = Math.sqrt(variance(listed, universe, listing, delisting, weeks));
        return projection(projection, deviation, listed, universe, period, asOf, target, history.size());
    }

    private static Projection projection(
            double projection,
            double deviation,
            int listed,
            int universe,
            GoalPeriod period,
            LocalDate asOf,
            double target,
            int weeksSeen) {
        double reach = NORMAL.inverseCumulativeProbability((1 + Projection.LEVEL) / 2) * deviation;
        double probability = deviation > 0
                ? 1 - NORMAL.cumulativeProbability((target - 0.5 - projection) / deviation)
                : (projection >= target ? 1 : 0);
        return new Projection(
                target,
                listed,
                projection,
                Math.max(projection - reach, 0),
                Math.min(projection + reach, universe),
                Projection.LEVEL,
                target > universe ? 0 : probability,
                period.started(asOf) ? AttainmentState.underWay(probability) : AttainmentState.NOT_STARTED,
                ProjectionMethod.LISTING_RATES,
                weeksSeen);
    }

    /** Stores listed after some weeks at constant rates: they approach the balance of listing and delisting. */
    private static double expected(double listed, double universe, double listing, double delisting, double weeks) {
        double turnover = Math.min(listing + delisting, 1);
        if (turnover <= 0) {
            return listed;
        }
        double balance = universe * listing / (listing + delisting);
        return balance + (listed - balance) * StrictMath.pow(1 - turnover, weeks);
    }

    /** Chance of each store, plus not knowing the rates. */
    private static double variance(double listed, double universe, Rate listing, Rate delisting, double weeks) {
        double kept = StrictMath.pow(1 - Math.min(listing.mean + delisting.mean, 1), weeks);
        double fromNone = expected(0, 1, listing.mean, delisting.mean, weeks);
        double fromListed = Math.min(fromNone + kept, 1);
        double chance = listing.dispersion * (universe - listed) * fromNone * (1 - fromNone)
                + delisting.dispersion * listed * fromListed * (1 - fromListed);
        return chance
                + slopeSquared(listed, universe, listing, delisting, weeks, true) * listing.variance
                + slopeSquared(listed, universe, listing, delisting, weeks, false) * delisting.variance;
    }

    private static double slopeSquared(
            double listed, double universe, Rate listing, Rate delisting, double weeks, boolean ofListing) {
        double step = 1e-6;
        double more = ofListing
                ? expected(listed, universe, listing.mean + step, delisting.mean, weeks)
                : expected(listed, universe, listing.mean, delisting.mean + step, weeks);
        double slope = (more - expected(listed, universe, listing.mean, delisting.mean, weeks)) / step;
        return slope * slope;
    }

    private interface Count {
        long of(ListingWeek week);
    }

    /** A weekly rate per store: beta posterior, with how much more its counts vary than independent stores would. */
    private record Rate(double mean, double variance, double dispersion) {

        static Rate of(List<ListingWeek> history, Count stores, Count events, double prior) {
            double exposure = PRIOR_STORE_WEEKS;
            double happened = PRIOR_STORE_WEEKS * prior;
            for (int i = 0; i < history.size(); i++) {
                double weight = StrictMath.pow(2, -(history.size() - 1 - i) / HALF_LIFE_WEEKS);
                exposure += weight * stores.of(history.get(i));
                happened += weight * events.of(history.get(i));
            }
            double mean = happened / exposure;
            double dispersion = dispersion(history, stores, events, mean);
            return new Rate(mean, dispersion * mean * (1 - mean) / (exposure + 1), dispersion);
        }

        /** Pearson's statistic per week, never below 1. */
        private static double dispersion(List<ListingWeek> history, Count stores, Count events, double mean) {
            double sum = 4;
            double weeks = 4;
            for (ListingWeek week : history) {
                double expected = stores.of(week) * mean;
                if (expected > 0) {
                    double apart = events.of(week) - expected;
                    sum += apart * apart / (expected * (1 - mean));
                    weeks++;
                }
            }
            return Math.max(1, sum / weeks);
        }
    }
}
