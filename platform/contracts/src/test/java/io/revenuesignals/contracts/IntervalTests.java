package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IntervalTests {

    @Test
    void holdsItsValue() {
        assertThat(new Interval(1, 1, 1, 0.8).value()).isEqualTo(1);
        refuses("low", () -> new Interval(1, 2, 3, 0.8));
        refuses("high", () -> new Interval(3, 1, 2, 0.8));
    }

    @Test
    void refusesWhatIsNoNumber() {
        refuses("value", () -> new Interval(Double.NaN, 0, 1, 0.8));
        refuses("low", () -> new Interval(0, Double.NEGATIVE_INFINITY, 1, 0.8));
        refuses("high", () -> new Interval(0, 0, Double.POSITIVE_INFINITY, 0.8));
        refuses("high", () -> new Interval(0, 0, Double.NaN, 0.8));
    }

    @Test
    void levelIsAProbability() {
        refuses("level", () -> new Interval(0, 0, 0, 0));
        refuses("level", () -> new Interval(0, 0, 0, 1));
        refuses("level", () -> new Interval(0, 0, 0, Double.NaN));
    }

    private static void refuses(String field, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(making)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
