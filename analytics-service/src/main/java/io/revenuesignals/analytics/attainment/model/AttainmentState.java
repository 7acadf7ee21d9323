package io.revenuesignals.analytics.attainment.model;

/** How a goal stands. */
public enum AttainmentState {
    /** Its period lies ahead. */
    NOT_STARTED,
    /** It will be met with a probability of at least 0.8. */
    ON_TRACK,
    /** It will be met with a probability from 0.4 to 0.8. */
    AT_RISK,
    /** It will be met with a probability below 0.4. */
    BEHIND,
    /** Met: the sum cannot fall below the target again, or the period is over. */
    ACHIEVED,
    /** The period is over without it. */
    MISSED;

    private static final double ON_TRACK_FROM = 0.8;
    private static final double AT_RISK_FROM = 0.4;

    static AttainmentState underWay(double probability) {
        if (probability >= ON_TRACK_FROM) {
            return ON_TRACK;
        }
        return probability >= AT_RISK_FROM ? AT_RISK : BEHIND;
    }

    static AttainmentState atEnd(double actual, double target) {
        return actual >= target ? ACHIEVED : MISSED;
    }
}
