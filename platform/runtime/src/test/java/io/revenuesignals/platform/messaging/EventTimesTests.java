package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.1Z",
                "2026-03-01T12:00:00.123456789+05:30",
                "2024-02-29T23:59:59-17:59",
                "0000-01-01T00:00:00Z",
                "2026-03-01T12:00:00.Z",
                "2026-03-01T12:00Z",
                "2026-03-01T12:00:00+01",
                "+12026-03-01T12:00:00Z"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(EventTimes.time(text)).isEqualTo(OffsetDateTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-03-01T24:00:01Z",
                "2026-03-01T12:60:00Z",
                "2026-03-01T12:00:60Z",
                "2026-03-01T12:00:00",
                "2026-03-01T12:00:00.1234567890Z",
                "2026-03-01T12:00:00+19:00",
                "2026-03-01T12:00:00ZZ",
                "2026/03/01T12:00:00Z",
                "２026-03-01T12:00:00Z"
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> EventTimes.time(text)).isInstanceOf(DateTimeException.class);
        assertThat(EventTimes.usual(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.123456789+05:30",
                "2024-02-29T23:59:59-17:59",
                "2026-03-01T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "+12026-03-01T12:00:00Z"
            })
    void readsTheInstantsThatTheJdkReads(String text) {
        assertThat(EventTimes.instant(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-01T12:00Z", "2026-03-01T12:00:00+01", "2026-03-01T12:00:00", "1772451000"})
    void refusesTheInstantsThatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> EventTimes.instant(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void agreesWithTheJdkOnAnyTimeAndOnAnyDamageToIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            OffsetDateTime time = OffsetDateTime.of(
                    random.nextInt(10_000),
                    random.nextInt(1, 13),
                    random.nextInt(1, 29),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextBoolean() ? 0 : random.nextInt(1_000_000_000),
                    ZoneOffset.ofTotalSeconds(random.nextInt(-1_000, 1_001) * 60));
            assertThat(EventTimes.time(time.toString())).as("seed %d", seed).isEqualTo(time);
            char[] damaged = time.toString().toCharArray();
            damaged[random.nextInt(damaged.length)] = "0123456789-:.TZ+ x".charAt(random.nextInt(18));
            String text = new String(damaged);
            OffsetDateTime usual = EventTimes.usual(text);
            if (usual != null) {
                assertThat(usual).as("seed %d", seed).isEqualTo(OffsetDateTime.parse(text));
                assertThat(usual.toInstant()).as("seed %d", seed).isEqualTo(Instant.parse(text));
            }
            LocalDate date = EventTimes.usualDate(text);
            if (date != null) {
                assertThat(date).as("seed %d", seed).isEqualTo(LocalDate.parse(text.substring(0, 10)));
            }
        }
    }
}
