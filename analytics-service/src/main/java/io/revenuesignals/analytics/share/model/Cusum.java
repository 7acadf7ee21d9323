package io.revenuesignals.analytics.share.model;

/**
 * A two-sided cumulative sum control: it alarms on a shift that lasts, not on a single loud week. With the
 * {@linkplain #weekly() usual} settings about three series in a hundred raise a false alarm within a year, and a lasting
 * shift of one standard deviation is noticed after about eleven weeks.
 *
 * @param allowance standard deviations that are forgiven each week
 * @param threshold sum of standard deviations at which it alarms
 * @param up evidence of a rise so far
 * @param down evidence of a fall so far
 * @param weeks weeks taken in since the start or the last alarm
 */
public record Cusum(double allowance, double threshold, double up, double down, int weeks) {

    public Cusum {
        if (!(allowance >= 0) || !(threshold > 0)) {
            throw new IllegalArgumentException("allowance must not be negative and threshold must be positive");
        }
    }

    /** Forgives a quarter of a standard deviation and alarms at ten. */
    public static Cusum weekly() {
        return new Cusum(0.25, 10, 0, 0, 0);
    }

    /**
     * Takes in one week.
     *
     * @param standardised the week's departure from what was expected, in its standard deviations
     */
    public Cusum after(double standardised) {
        if (!Double.isFinite(standardised)) {
            throw new IllegalArgumentException("a week must be a finite number, was " + standardised);
        }
        return new Cusum(
                allowance,
                threshold,
                Math.max(0, up + standardised - allowance),
                Math.max(0, down - standardised - allowance),
                weeks + 1);
    }

    public Signal signal() {
        if (up > threshold) {
            return Signal.ROSE;
        }
        return down > threshold ? Signal.FELL : Signal.NONE;
    }

    /** Starts anew, as after an alarm that was told. */
    public Cusum restarted() {
        return new Cusum(allowance, threshold, 0, 0, 0);
    }

    /** What the control says. */
    public enum Signal {
        NONE,
        ROSE,
        FELL
    }
}
