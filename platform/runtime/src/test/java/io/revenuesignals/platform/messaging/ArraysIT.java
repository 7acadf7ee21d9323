package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent to the database as an array arrives there element by element, with its nulls. */
class ArraysIT extends MessagingStack {

    record Sent(String type, @Nullable Object[] array) {
        @Override
        public String toString() {
            return type + Arrays.toString(array);
        }
    }

    static Stream<Sent> arrays() {
        return Stream.of(
                new Sent("uuid", new UUID[] {new UUID(-1, 1), null, new UUID(0, 0)}),
                new Sent("text", new String[] {"", "null", null, "a,\"b\"\\{c}", "ß🍅", "NULL"}),
                new Sent("boolean", new Boolean[] {true, null, false}),
                new Sent("int", new Integer[] {0, -1, null, Integer.MIN_VALUE, Integer.MAX_VALUE}),
                new Sent("bigint", new Long[] {0L, -1L, null, Long.MIN_VALUE, Long.MAX_VALUE}),
                new Sent(
                        "numeric",
                        Stream.of("0", "-0.000001", "9999", "10000", "12345678901234567890.123456789", "0.0001")
                                .map(BigDecimal::new)
                                .toArray(BigDecimal[]::new)),
                new Sent("numeric", new BigDecimal[] {null, new BigDecimal("1E+20")}),
                new Sent(
                        "date",
                        new LocalDate[] {LocalDate.EPOCH, LocalDate.of(1899, 12, 31), null, LocalDate.of(2100, 2, 28)}),
                new Sent("timestamptz", new Instant[] {
                    Instant.EPOCH,
                    null,
                    Instant.parse("1999-12-31T23:59:59.999999Z"),
                    Instant.parse("2000-01-01T00:00:00Z")
                }),
                new Sent("timestamptz", new OffsetDateTime[] {
                    OffsetDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000, ZoneOffset.ofHours(-5)), null
                }),
                new Sent("text", new String[0]),
                new Sent("uuid", new UUID[] {null}));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arriveAsTheyWere(Sent sent) {
        List<String> arrived = database.sql("select coalesce(value::text, 'nothing') from unnest($1::" + sent.type()
                        + "[]) with ordinality as sent (value, place) order by place")
                .bind("$1", sent.array())
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(PATIENCE);
        List<String> meant = Arrays.stream(sent.array())
                .map(element -> element == null ? "nothing" : onItsOwn(sent.type(), element))
                .toList();

        assertThat(arrived).isEqualTo(meant);
    }

    private String onItsOwn(String type, Object element) {
        return database.sql("select cast(cast($1 as text) as " + type + ")::text")
                .bind("$1", element instanceof BigDecimal number ? number.toPlainString() : element.toString())
                .map(row -> row.get(0, String.class))
                .one()
                .block(PATIENCE);
    }
}
