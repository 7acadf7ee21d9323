package io.revenuesignals.pricing.decision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTests {

    @Test
    void isEvenAtZero() {
        assertThat(new Estimate(0, -1, 1, 0.8).probabilityAboveZero()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void isNineInTenWhereTheEightyPerCentIntervalBeginsAtZero() {
        assertThat(new Estimate(1, 0, 2, 0.8).probabilityAboveZero()).isCloseTo(0.9, within(1e-6));
        assertThat(new Estimate(-1, -2, 0, 0.8).probabilityAboveZero()).isCloseTo(0.1, within(1e-6));
        assertThat(new Estimate(1, 0, 2, 0.95).probabilityAboveZero()).isCloseTo(0.975, within(1e-6));
    }

    @Test
    void isCertainWithoutWidth() {
        assertThat(new Estimate(0.1, 0.1, 0.1, 0.8).probabilityAboveZero()).isEqualTo(1);
        assertThat(new Estimate(-0.1, -0.1, -0.1, 0.8).probabilityAboveZero()).isZero();
    }
}
