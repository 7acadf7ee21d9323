package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.time.LocalDate;

/**
 * The period a goal counts in, resolved to days.
 *
 * @param kind what kind of period of the calendar
 * @param from first day, included
 * @param to day after the last one
 * @param timeZone IANA zone in which the days begin and end, such as {@code America/Chicago}
 */
public record GoalPeriod(Kind kind, LocalDate from, LocalDate to, String timeZone) {

    /** Kinds of period. */
    public enum Kind {
        MONTH,
        QUARTER,
        YEAR
    }

    public GoalPeriod {
        kind = Checks.present(kind, "kind");
        from = Checks.day(from, "from");
        to = Checks.day(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        timeZone = Checks.timeZone(timeZone, "timeZone");
    }
}
