package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The period a goal counts in, resolved to days.
 *
 * @param kind what kind of period of the calendar
 * @param from first day, included
 * @param to day after the last one
 * @param timeZone IANA zone in which the days begin and end
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
        from = Checks.present(from, "from");
        to = Checks.present(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        timeZone = Checks.id(timeZone, "timeZone");
        Checks.require(ZoneId.getAvailableZoneIds().contains(timeZone), "timeZone", "must be an IANA time zone");
    }
}
