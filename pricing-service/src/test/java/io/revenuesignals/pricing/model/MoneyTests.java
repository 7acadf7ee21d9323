package io.revenuesignals.pricing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void isTheSameWhateverZerosItEndsIn() {
        assertThat(Money.of("2.90", "USD")).isEqualTo(Money.of("2.9", "USD"));
        assertThat(Money.of("300", "USD")).isEqualTo(Money.of("3e2", "USD"));
    }

    @Test
    void isWrittenWithAtLeastTwoDigits() {
        assertThat(Money.of("3", "USD").text()).isEqualTo("3.00");
        assertThat(Money.of("2.9", "USD").text()).isEqualTo("2.90");
        assertThat(Money.of("0.125", "USD").text()).isEqualTo("0.125");
    }

    @Test
    void measuresChangeAgainstTheOlderPrice() {
        assertThat(Money.of("2.70", "USD").changeFrom(Money.of("3.00", "USD"))).isEqualByComparingTo("-0.1");
    }

    @Test
    void measuresMarginAgainstThePrice() {
        assertThat(Money.of("2.00", "USD").marginOver(Money.of("1.50", "USD"))).isEqualByComparingTo("0.25");
    }

    @Test
    void comparesOnlyWithinOneCurrency() {
        assertThatThrownBy(() -> Money.of("2", "USD").changeFrom(Money.of("2", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
