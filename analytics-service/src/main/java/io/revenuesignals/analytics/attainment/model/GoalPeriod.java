package io.revenuesignals.analytics.attainment.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days a goal runs over.
 *
 * @param from first day
 * @param to day after the last
 */
public record GoalPeriod(LocalDate from, LocalDate to) {

    public GoalPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period must end after it starts: " + from + " to " + to);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    boolean over(LocalDate asOf) {
        return !asOf.isBefore(to);
    }

    boolean started(LocalDate asOf) {
        return !asOf.isBefore(from);
    }

    /** Days of the period before {@code asOf}. */
    long elapsed(LocalDate asOf) {
        return Math.clamp(ChronoUnit.DAYS.between(from, asOf), 0, days());
    }

    /** True when it runs from the first of a month to the first of another. */
    boolean wholeMonths() {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }

    /** The period as it would have been {@code steps} months earlier, or as many times 28 days when it is not whole months. */
    GoalPeriod earlier(int steps) {
        return wholeMonths()
                ? new GoalPeriod(from.minusMonths(steps), to.minusMonths(steps))
                : new GoalPeriod(from.minusDays(28L * steps), to.minusDays(28L * steps));
    }
}
