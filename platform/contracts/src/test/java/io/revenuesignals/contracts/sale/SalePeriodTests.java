package io.revenuesignals.contracts.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.revenuesignals.contracts.InvalidValue;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class SalePeriodTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final OffsetDateTime LATE_EVENING = OffsetDateTime.parse("2026-03-02T23:30:00-06:00");

    @Test
    void instantCountsUnderTheDayOfItsPlace() {
        assertThat(SalePeriod.at(LATE_EVENING).firstDay()).isEqualTo(MONDAY);
        assertThat(SalePeriod.at(LATE_EVENING).end()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void dayAndWeekAreHalfOpen() {
        assertThat(SalePeriod.day(MONDAY).end()).isEqualTo(MONDAY.plusDays(1));
        assertThat(SalePeriod.week(MONDAY).firstDay()).isEqualTo(MONDAY);
        assertThat(SalePeriod.week(MONDAY).end()).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void isAnInstantOrAPeriodButNotBoth() {
        refuses("at", LATE_EVENING, MONDAY, MONDAY.plusDays(1));
        refuses("from", null, null, null);
        refuses("to", null, MONDAY, null);
    }

    @Test
    void lastsOneDayToOneMonth() {
        refuses("to", null, MONDAY, MONDAY);
        refuses("to", null, MONDAY, MONDAY.plusDays(32));
        assertThat(new SalePeriod(null, MONDAY, MONDAY.plusDays(31)).end()).isEqualTo(MONDAY.plusDays(31));
    }

    @Test
    void refusesDaysBeyondTheCalendar() {
        refuses("from", null, LocalDate.MAX, LocalDate.MAX);
        refuses("to", null, MONDAY, LocalDate.MAX);
    }

    private static void refuses(String field, OffsetDateTime at, LocalDate from, LocalDate to) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new SalePeriod(at, from, to))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
