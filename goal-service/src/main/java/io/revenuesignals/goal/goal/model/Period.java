package io.revenuesignals.goal.goal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a goal counts.
 *
 * @param calendar the calendar that the period was cut from
 * @param from first day, included
 * @param to the day after the last
 * @param zone in which the days begin and end
 */
public record Period(PeriodKind kind, BusinessCalendar calendar, LocalDate from, LocalDate to, ZoneId zone) {

    /** The instant at which the period is over. */
    public Instant endsAt() {
        return to.atStartOfDay(zone).toInstant();
    }

    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    public boolean hasSameDays(Period other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}
