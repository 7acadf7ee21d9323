package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.goal.goal.model.BusinessCalendar;
import io.revenuesignals.goal.goal.model.BusinessCalendar.Days;
import io.revenuesignals.goal.goal.model.Period;
import io.revenuesignals.goal.goal.model.PeriodKind;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a goal is to count.
 *
 * @param start first day of a period of that kind in that calendar
 * @param timeZone IANA name
 * @param calendar absent: as on the wall
 */
record PeriodRequest(
        PeriodKind kind,
        LocalDate start,
        String timeZone,
        @Nullable CalendarRequest calendar) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9_000;

    /**
     * Which calendar.
     *
     * @param fiscalStartMonth month in which the year begins, 1 to 12; absent: January, for {@code RETAIL_445} February
     */
    record CalendarRequest(
            BusinessCalendar.Type type, @Nullable Integer fiscalStartMonth) {

        private static final int JANUARY = 1;
        private static final int FEBRUARY = 2;
        private static final int DECEMBER = 12;

        CalendarRequest {
            type = Checks.present(type, "type");
            Checks.require(
                    fiscalStartMonth == null || (fiscalStartMonth >= JANUARY && fiscalStartMonth <= DECEMBER),
                    "fiscalStartMonth",
                    "must be between 1 and 12");
            Checks.require(
                    type != BusinessCalendar.Type.GREGORIAN || fiscalStartMonth == null || fiscalStartMonth == JANUARY,
                    "fiscalStartMonth",
                    "must be absent for GREGORIAN");
        }

        BusinessCalendar calendar() {
            int usual = type == BusinessCalendar.Type.RETAIL_445 ? FEBRUARY : JANUARY;
            return new BusinessCalendar(type, fiscalStartMonth == null ? usual : fiscalStartMonth);
        }
    }

    PeriodRequest {
        kind = Checks.present(kind, "kind");
        start = Checks.present(start, "start");
        Checks.require(
                start.getYear() >= FIRST_YEAR && start.getYear() <= LAST_YEAR,
                "start",
                "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        timeZone = Checks.id(timeZone, "timeZone");
        Checks.require(ZoneId.getAvailableZoneIds().contains(timeZone), "timeZone", "must be an IANA time zone");
        days(kind, start, calendar);
    }

    Period period() {
        Days days = days(kind, start, calendar);
        return new Period(kind, calendar(calendar), days.from(), days.to(), ZoneId.of(timeZone));
    }

    private static Days days(PeriodKind kind, LocalDate start, @Nullable CalendarRequest request) {
        BusinessCalendar calendar = calendar(request);
        return calendar.beginningOn(kind, start)
                .orElseThrow(() -> new InvalidValue(
                        "start",
                        "must be the first day of a %s of that calendar, such as %s"
                                .formatted(kind, calendar.around(kind, start).from())));
    }

    private static BusinessCalendar calendar(@Nullable CalendarRequest request) {
        return request == null ? BusinessCalendar.gregorian() : request.calendar();
    }
}
