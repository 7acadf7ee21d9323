package io.revenuesignals.analytics.share.model;

import java.util.List;
import java.util.Optional;

/**
 * Watches the weekly share of one product for a shift that lasts. What a week owes to the week before is taken off
 * first (a first-order autoregression), because promotions make neighbouring weeks alike and would raise false alarms.
 *
 * @param mean usual share in per cent
 * @param carry how much of a week's departure returns in the next, between -0.95 and 0.95
 * @param deviation standard deviation of what is left, in percentage points
 * @param last departure of the latest week from the mean, in percentage points
 * @param control the sums of evidence
 */
public record ShareControl(double mean, double carry, double deviation, double last, Cusum control) {

    private static final int LEAST_WEEKS = 26;
    private static final double MOST_CARRY = 0.95;
    private static final double SMALLEST_DEVIATION = 0.01;

    public ShareControl {
        if (!(deviation > 0) || !(Math.abs(carry) <= MOST_CARRY)) {
            throw new IllegalArgumentException("deviation must be positive and carry within 0.95");
        }
    }

    /**
     * Learns what is usual.
     *
     * @param weeks shares of consecutive weeks in per cent, oldest first
     * @return empty with fewer than 26 weeks
     */
    public static Optional<ShareControl> learned(List<Double> weeks) {
        if (weeks.size() < LEAST_WEEKS) {
            return Optional.empty();
        }
        double mean = weeks.stream().mapToDouble(share -> share).average().orElseThrow();
        double carry = carry(weeks, mean);
        double deviation = Math.max(deviation(weeks, mean, carry), SMALLEST_DEVIATION);
        return Optional.of(new ShareControl(mean, carry, deviation, weeks.getLast() - mean, Cusum.weekly()));
    }

    /** Takes in the share of the next week, in per cent. */
    public ShareControl after(double share) {
        double departure = share - mean;
        double standardised = (departure - carry * last) / deviation;
        return new ShareControl(mean, carry, deviation, departure, control.after(standardised));
    }

    public Cusum.Signal signal() {
        return control.signal();
    }

    /** Starts anew, as after an alarm that was told. */
    public ShareControl restarted() {
        return new ShareControl(mean, carry, deviation, last, control.restarted());
    }

    private static double carry(List<Double> weeks, double mean) {
        double products = 0;
        double squares = 0;
        for (int week = 1; week < weeks.size(); week++) {
            products += (weeks.get(week) - mean) * (weeks.get(week - 1) - mean);
            squares += (weeks.get(week - 1) - mean) * (weeks.get(week - 1) - mean);
        }
        return squares > 0 ? Math.clamp(products / squares, -MOST_CARRY, MOST_CARRY) : 0;
    }

    private static double deviation(List<Double> weeks, double mean, double carry) {
        double squares = 0;
        for (int week = 1; week < weeks.size(); week++) {
            double left = weeks.get(week) - mean - carry * (weeks.get(week - 1) - mean);
            squares += left * left;
        }
        return Math.sqrt(squares / (weeks.size() - 3));
    }
}
