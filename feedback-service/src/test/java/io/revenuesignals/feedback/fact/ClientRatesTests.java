package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientRatesTests {

    private final StandingTime time = new StandingTime();
    private final ClientRates rates = new ClientRates(1, 10, time);

    @Test
    void letsAClientPostItsBurstAndThenTellsItToWait() {
        assertThat(rates.take("a", 10)).isZero();
        assertThat(rates.take("a", 5)).isEqualTo(Duration.ofSeconds(5));

        time.pass(Duration.ofSeconds(4));
        assertThat(rates.take("a", 5)).isEqualTo(Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        assertThat(rates.take("a", 5)).isZero();
    }

    @Test
    void treatsClientsApart() {
        assertThat(rates.take("a", 10)).isZero();
        assertThat(rates.take("b", 10)).isZero();
    }

    @Test
    void letsAStreamGoOnWithAPauseThatMakesUpForIt() {
        assertThat(rates.owe("a", 10)).isZero();
        assertThat(rates.owe("a", 5)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void neverWaitsForNothing() {
        assertThat(rates.take("a", 10)).isZero();
        assertThat(rates.take("a", 0)).isZero();
        assertThat(rates.owe("a", 0)).isZero();
    }

    @Test
    void remembersABoundedNumberOfClients() {
        assertThat(rates.take("first", 10)).isZero();
        for (int i = 0; i < 10_001; i++) {
            assertThat(rates.take("client-" + i, 1)).isZero();
        }
        assertThat(rates.take("first", 10))
                .as("forgotten, and so starts afresh")
                .isZero();
    }
}
