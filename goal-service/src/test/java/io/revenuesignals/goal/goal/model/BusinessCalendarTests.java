package io.revenuesignals.goal.goal.model;

import static io.revenuesignals.goal.goal.model.PeriodKind.MONTH;
import static io.revenuesignals.goal.goal.model.PeriodKind.QUARTER;
import static io.revenuesignals.goal.goal.model.PeriodKind.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.goal.goal.model.BusinessCalendar.Days;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessCalendarTests {

    private final BusinessCalendar wall = BusinessCalendar.gregorian();
    private final BusinessCalendar fiscal = BusinessCalendar.fiscal(10);
    private final BusinessCalendar retail = BusinessCalendar.retail();

    @Test
    void cutsTheYearOnTheWall() {
        assertThat(wall.around(MONTH, day("2024-02-29"))).isEqualTo(days("2024-02-01", "2024-03-01"));
        assertThat(wall.around(QUARTER, day("2026-06-30"))).isEqualTo(days("2026-04-01", "2026-07-01"));
        assertThat(wall.around(YEAR, day("2026-06-30"))).isEqualTo(days("2026-01-01", "2027-01-01"));
    }

    @Test
    void cutsTheFiscalYearFromItsMonth() {
        assertThat(fiscal.around(YEAR, day("2026-09-30"))).isEqualTo(days("2025-10-01", "2026-10-01"));
        assertThat(fiscal.around(YEAR, day("2026-10-01"))).isEqualTo(days("2026-10-01", "2027-10-01"));
        assertThat(fiscal.around(QUARTER, day("2026-02-15"))).isEqualTo(days("2026-01-01", "2026-04-01"));
        assertThat(BusinessCalendar.fiscal(2).around(QUARTER, day("2026-01-31")))
                .isEqualTo(days("2025-11-01", "2026-02-01"));
    }

    @Test
    void beginsTheRetailYearOnTheSundayNearestToTheFirstOfFebruary() {
        assertThat(retail.around(YEAR, day("2023-06-01"))).isEqualTo(days("2023-01-29", "2024-02-04"));
        assertThat(retail.around(YEAR, day("2024-06-01"))).isEqualTo(days("2024-02-04", "2025-02-02"));
        assertThat(retail.around(YEAR, day("2026-01-31"))).isEqualTo(days("2025-02-02", "2026-02-01"));
        assertThat(retail.around(YEAR, day("2026-02-01"))).isEqualTo(days("2026-02-01", "2027-01-31"));
    }

    @Test
    void givesRetailQuartersMonthsOfFourFourAndFiveWeeks() {
        assertThat(retail.around(MONTH, day("2025-02-02"))).isEqualTo(days("2025-02-02", "2025-03-02"));
        assertThat(retail.around(MONTH, day("2025-03-02"))).isEqualTo(days("2025-03-02", "2025-03-30"));
        assertThat(retail.around(MONTH, day("2025-03-30"))).isEqualTo(days("2025-03-30", "2025-05-04"));
        assertThat(retail.around(QUARTER, day("2025-05-04"))).isEqualTo(days("2025-05-04", "2025-08-03"));
    }

    @Test
    void givesTheFiftyThirdWeekToTheLastMonth() {
        Days last = retail.around(MONTH, day("2024-02-03"));
        assertThat(last).isEqualTo(days("2023-12-24", "2024-02-04"));
        assertThat(ChronoUnit.WEEKS.between(last.from(), last.to())).isEqualTo(6);
    }

    @Test
    void findsOnlyPeriodsThatBeginOnTheDay() {
        assertThat(wall.beginningOn(QUARTER, day("2026-04-01"))).isPresent();
        assertThat(wall.beginningOn(QUARTER, day("2026-02-01"))).isEmpty();
        assertThat(retail.beginningOn(MONTH, day("2025-03-02"))).isPresent();
        assertThat(retail.beginningOn(MONTH, day("2025-03-01"))).isEmpty();
    }

    @Test
    void coversEveryDayOfThirtyYearsOnceInEveryCalendar() {
        List<BusinessCalendar> calendars = new ArrayList<>(List.of(wall));
        for (int month = 1; month <= 12; month++) {
            calendars.add(BusinessCalendar.fiscal(month));
            calendars.add(BusinessCalendar.retail(month));
        }
        for (BusinessCalendar calendar : calendars) {
            for (PeriodKind kind : PeriodKind.values()) {
                coversEveryDayOnce(calendar, kind);
            }
        }
    }

    @Test
    void keepsRetailYearsAtFiftyTwoOrFiftyThreeWeeksFromSunday() {
        for (int year = 2000; year < 2060; year++) {
            Days days = retail.around(YEAR, LocalDate.of(year, 6, 1));
            assertThat(days.from().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(ChronoUnit.WEEKS.between(days.from(), days.to())).isBetween(52L, 53L);
        }
    }

    @Test
    void knowsNoOtherCalendars() {
        assertThatThrownBy(() -> BusinessCalendar.fiscal(13)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BusinessCalendar(BusinessCalendar.Type.GREGORIAN, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void coversEveryDayOnce(BusinessCalendar calendar, PeriodKind kind) {
        LocalDate day = day("2010-01-01");
        Days period = calendar.around(kind, day);
        while (day.getYear() < 2040) {
            assertThat(period.covers(day)).isTrue();
            Days next = calendar.around(kind, period.to());
            assertThat(next.from()).isEqualTo(period.to());
            assertThat(calendar.around(kind, period.to().minusDays(1))).isEqualTo(period);
            day = period.to();
            period = next;
        }
    }

    private static Days days(String from, String to) {
        return new Days(day(from), day(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
