package io.revenuesignals.goal.goal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.goal.goal.edge.PeriodRequest.CalendarRequest;
import io.revenuesignals.goal.goal.model.BusinessCalendar;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.PeriodKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clients may send. */
class RequestTests {

    private static final PeriodRequest QUARTER =
            new PeriodRequest(PeriodKind.QUARTER, LocalDate.of(2026, 1, 1), "America/Chicago", null);

    @Test
    void countsEverywhereForTheCallerUnlessItSaysMore() {
        Definition definition = request(Metric.UNITS, "5", null).by("mia");
        assertThat(definition.owner()).isEqualTo("mia");
        assertThat(definition.scope().channels()).isEmpty();
        assertThat(definition.period().to()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refuses("target", () -> request(Metric.UNITS, "0", null));
        refuses("target", () -> request(Metric.MARKET_SHARE, "100.1", null));
        refuses("target", () -> request(Metric.STORES_WITH_DISTRIBUTION, "1.5", null));
        refuses("target", () -> request(Metric.UNITS, "1e999999999", null));
        refuses("currency", () -> request(Metric.REVENUE, "5", null));
        refuses("currency", () -> request(Metric.REVENUE, "5", "DOLLAR"));
        refuses("currency", () -> request(Metric.UNITS, "5", "USD"));
        refuses("start", () -> period(PeriodKind.QUARTER, "2026-02-01", null, null));
        refuses("start", () -> period(PeriodKind.MONTH, "0001-01-01", null, null));
        refuses("timeZone", () -> new PeriodRequest(PeriodKind.MONTH, LocalDate.of(2026, 1, 1), "Mars/Base", null));
        refuses("fiscalStartMonth", () -> new CalendarRequest(BusinessCalendar.Type.FISCAL, 13));
        refuses("fiscalStartMonth", () -> new CalendarRequest(BusinessCalendar.Type.GREGORIAN, 4));
        refuses("retailers", () -> new ScopeRequest(null, null, List.of(" "), null, null));
        refuses("share", () -> new SplitRequest.PartRequest("x", BigDecimal.ZERO, null));
        refuses("reason", () -> new ReasonRequest(" "));
        refuses("asOf", () -> Moment.parse("yesterday"));
        refuses("asOf", () -> Moment.parse("+99999-01-01"));
        refuses("asOf", () -> Moment.parse("2026-03-01T12:00:00"));
    }

    @Test
    void takesFiscalAndRetailCalendars() {
        assertThat(period(PeriodKind.YEAR, "2025-10-01", BusinessCalendar.Type.FISCAL, 10)
                        .period()
                        .to())
                .isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(period(PeriodKind.MONTH, "2026-02-01", BusinessCalendar.Type.RETAIL_445, null)
                        .period()
                        .to())
                .isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void readsADayAsItsEnd() {
        assertThat(Moment.parse("2026-03-01")).isEqualTo(Instant.parse("2026-03-01T23:59:59.999999Z"));
        assertThat(Moment.parse("2026-03-01T12:00:00+02:00")).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    private static DefinitionRequest request(Metric metric, String target, @Nullable String currency) {
        return new DefinitionRequest(
                "Sauce", metric, new BigDecimal(target), currency, null, QUARTER, null, null, null, null);
    }

    private static PeriodRequest period(
            PeriodKind kind, String start, BusinessCalendar.@Nullable Type type, @Nullable Integer month) {
        CalendarRequest calendar = type == null ? null : new CalendarRequest(type, month);
        return new PeriodRequest(kind, LocalDate.parse(start), "America/Chicago", calendar);
    }

    private static void refuses(String field, ThrowingCallable value) {
        assertThatThrownBy(value)
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }
}
