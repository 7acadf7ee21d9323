package io.revenuesignals.analytics.attainment.model;

/**
 * Where a goal will end.
 *
 * @param target what is wanted at the end
 * @param actual what is reached so far
 * @param projection what will be reached at the end, expected
 * @param low lower bound of that
 * @param high upper bound of that
 * @param level probability between the bounds
 * @param probability probability of reaching the target
 * @param state how the goal stands
 * @param method how the rest was foreseen: the method with the most weight where several were averaged
 * @param observations days or weeks with figures that were looked at
 */
public record Projection(
        double target,
        double actual,
        double projection,
        double low,
        double high,
        double level,
        double probability,
        AttainmentState state,
        ProjectionMethod method,
        int observations) {

    /** Probability of the intervals that are printed. */
    public static final double LEVEL = 0.8;

    static Projection counted(double target, double actual, int observations) {
        AttainmentState state = AttainmentState.atEnd(actual, target);
        return new Projection(
                target,
                actual,
                actual,
                actual,
                actual,
                LEVEL,
                state == AttainmentState.ACHIEVED ? 1 : 0,
                state,
                ProjectionMethod.COUNTED,
                observations);
    }
}
