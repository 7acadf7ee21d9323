package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the moment that {@code asOf} names: an instant, or a day, which means its end (UTC). */
final class Moment {

    private static final String FIELD = "asOf";

    private Moment() {}

    static Instant parse(String text) {
        try {
            return text.indexOf('T') < 0
                    ? Checks.day(LocalDate.parse(text), FIELD)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusNanos(1_000)
                    : Checks.time(OffsetDateTime.parse(text).toInstant(), FIELD);
        } catch (DateTimeException e) {
            throw new InvalidValue(
                    FIELD, "must be a day such as 2026-03-01 or an instant such as 2026-03-01T12:00:00Z");
        }
    }
}
