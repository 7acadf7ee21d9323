package io.revenuesignals.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTests {

    @Test
    void takesTheSmallestTimeThatEnoughDoNotExceed() {
        Quantiles times = new Quantiles();
        IntStream.rangeClosed(1, 100).forEach(i -> times.add(Duration.ofMillis(101 - i)));
        assertThat(times.at(0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(times.at(0.99)).isEqualTo(Duration.ofMillis(99));
        assertThat(times.at(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(times.at(0)).isEqualTo(Duration.ofMillis(1));
        assertThat(times.count()).isEqualTo(100);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(new Quantiles().at(0.99)).isEqualTo(Duration.ZERO);
    }
}
