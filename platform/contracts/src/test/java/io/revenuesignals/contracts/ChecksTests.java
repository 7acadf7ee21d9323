package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTests {

    private static void refuses(ThrowingCallable check) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(check)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\nb", "a\0", "a\u007f", "\ud800", "\udc00x", "x\ud83d"})
    void refusesIdsThatAreBlankOrHoldControlsOrHalfCharacters(String id) {
        refuses(() -> Checks.id(id, "field"));
    }

    @Test
    void limitsIds() {
        assertThat(Checks.id("x".repeat(Checks.MAX_ID), "field")).hasSize(Checks.MAX_ID);
        refuses(() -> Checks.id("x".repeat(Checks.MAX_ID + 1), "field"));
        refuses(() -> Checks.id(null, "field"));
        assertThat(Checks.optionalId(null, "field")).isNull();
    }

    @Test
    void composesIdsSoThatEqualOnesAreEqual() {
        assertThat(Checks.id("cafe\u0301", "field")).isEqualTo("caf\u00e9");
        assertThat(Checks.id("🍝 sauce", "field")).isEqualTo("🍝 sauce");
    }

    @Test
    void takesTextWithLinesButWithoutNulAndHalfCharacters() {
        assertThat(Checks.text("first\nsecond", "field")).isEqualTo("first\nsecond");
        refuses(() -> Checks.text("a\0b", "field"));
        refuses(() -> Checks.text("a\ud800b", "field"));
        refuses(() -> Checks.text("x".repeat(Checks.MAX_TEXT + 1), "field"));
        assertThat(Checks.optionalText(null, "field")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "0e999999999",
                "-1e999999999",
                "1e12",
                "1000000000000",
                "0.0000001",
                "999999999999.9999999",
                "1234567890123456789012345678901234567890"
            })
    void refusesNumbersOutOfRangeWithoutComputingThem(String number) {
        refuses(() -> Checks.number(new BigDecimal(number), "field"));
    }

    @Test
    void takesTwelveDigitsBeforeAndSixBehindThePoint() {
        BigDecimal largest = new BigDecimal("999999999999.999999");
        assertThat(Checks.number(largest, "field")).isEqualTo(largest);
        assertThat(Checks.number(largest.negate(), "field")).isEqualTo(largest.negate());
        assertThat(Checks.number(new BigDecimal("1e11"), "field")).isEqualTo(new BigDecimal("100000000000"));
    }

    @Test
    void dropsZerosBeyondTheSixthPlace() {
        assertThat(Checks.number(new BigDecimal("2.9900000000"), "field")).isEqualTo(new BigDecimal("2.990000"));
        assertThat(Checks.number(new BigDecimal("0e-12"), "field")).isEqualTo(new BigDecimal("0.000000"));
        assertThat(Checks.number(new BigDecimal("2.99"), "field")).isEqualTo(new BigDecimal("2.99"));
    }

    @Test
    void knowsSigns() {
        refuses(() -> Checks.positive(BigDecimal.ZERO, "field"));
        refuses(() -> Checks.notNegative(new BigDecimal("-0.01"), "field"));
        assertThat(Checks.notNegative(BigDecimal.ZERO, "field")).isZero();
        assertThat(Checks.fraction(BigDecimal.ONE, "field")).isOne();
        refuses(() -> Checks.fraction(new BigDecimal("1.000001"), "field"));
        refuses(() -> Checks.fraction(new BigDecimal("-0.1"), "field"));
    }

    @Test
    void takesPricesAboveZeroOnly() {
        assertThat(Checks.price(MoneyAmount.of("0.01", "USD"), "field").amount())
                .isEqualByComparingTo("0.01");
        refuses(() -> Checks.price(MoneyAmount.of("0.00", "USD"), "field"));
        refuses(() -> Checks.price(null, "field"));
    }

    @Test
    void takesDaysAndTimesThatStoresCanHold() {
        assertThat(Checks.day(LocalDate.of(9999, 12, 31), "field")).isEqualTo("9999-12-31");
        refuses(() -> Checks.day(LocalDate.MAX, "field"));
        refuses(() -> Checks.day(LocalDate.of(1899, 12, 31), "field"));
        refuses(() -> Checks.time(Instant.MAX, "field"));
        refuses(() -> Checks.time(Instant.MIN, "field"));
        refuses(() -> Checks.time(OffsetDateTime.MAX, "field"));
        refuses(() -> Checks.time(OffsetDateTime.MIN, "field"));
        OffsetDateTime seen = OffsetDateTime.parse("2026-03-02T08:15:00-06:00");
        assertThat(Checks.time(seen, "field").getOffset()).isEqualTo(seen.getOffset());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "file:///etc/passwd", "photos/1.jpg", "https:///x", "mailto:a@example.com"
            })
    void refusesLinksThatABrowserMustNotFollow(String link) {
        refuses(() -> Checks.link(URI.create(link), "field"));
    }

    @Test
    void takesLinksToPages() {
        assertThat(Checks.link(URI.create("https://example.com/a?b=c"), "field"))
                .hasHost("example.com");
        refuses(() -> Checks.link(URI.create("https://example.com/" + "x".repeat(Checks.MAX_LINK)), "field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US", "ZZZ", ""})
    void refusesCurrenciesThereAreNot(String currency) {
        refuses(() -> Checks.currency(currency, "field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chicago", "+06:00", "america/chicago", ""})
    void refusesZonesThereAreNot(String zone) {
        refuses(() -> Checks.timeZone(zone, "field"));
    }

    @Test
    void listsHoldNoNullsAndDoNotChange() {
        assertThat(Checks.ids(null, "field")).isEmpty();
        assertThat(Checks.texts(List.of("why"), "field")).containsExactly("why").isUnmodifiable();
        refuses(() -> Checks.ids(Arrays.asList("a", null), "field"));
        refuses(() -> Checks.ids(List.of(" "), "field"));
        refuses(() -> Checks.all(Collections.singletonList(null), "field"));
    }

    @Test
    void attributesAreSortedAndChecked() {
        assertThat(Checks.attributes(Map.of("b", "2", "a", "1"), "field").keySet())
                .containsExactly("a", "b");
        assertThat(Checks.attributes(null, "field")).isEmpty();
        refuses(() -> Checks.attributes(Map.of("", "1"), "field"));
        refuses(() -> Checks.attributes(Collections.singletonMap("a", null), "field"));
        refuses(() -> Checks.attributes(Collections.singletonMap(null, "1"), "field"));
    }
}
