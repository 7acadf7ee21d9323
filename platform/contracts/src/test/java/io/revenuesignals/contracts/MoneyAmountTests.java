package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyAmountTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "", "2,99", "1e999999999", "1e-999999999", "0.0000001", "two"})
    void refusesWhatIsNoAmount(String amount) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> MoneyAmount.of(amount, "USD"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("amount"));
    }

    @Test
    void refusesUnknownCurrencies() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> MoneyAmount.of("1", "dollars"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("currency"));
    }

    @Test
    void keepsTheCentsAsTheyWereWritten() {
        assertThat(MoneyAmount.of("2.90", "USD").amount().toPlainString()).isEqualTo("2.90");
        assertThat(MoneyAmount.of("-3.49", "EUR").amount()).isEqualByComparingTo("-3.49");
    }
}
