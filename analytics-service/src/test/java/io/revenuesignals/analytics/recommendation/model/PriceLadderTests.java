package io.revenuesignals.analytics.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceLadderTests {

    @Test
    void holdsOnlyPricesWithTheAllowedEndings() {
        assertThat(PriceLadder.endingInDigit(5, 9).rungs(289, 300)).containsExactly(289L, 295L, 299L);
        assertThat(PriceLadder.endingInCents(99, 49).rungs(240, 360)).containsExactly(249L, 299L, 349L);
        assertThat(PriceLadder.everyCent().rungs(9, 11)).containsExactly(9L, 10L, 11L);
        assertThat(PriceLadder.endingInDigit(9).rungs(300, 308)).isEmpty();
    }

    @Test
    void knowsWhetherAPriceIsAllowed() {
        assertThat(PriceLadder.endingInDigit(9).allows(299)).isTrue();
        assertThat(PriceLadder.endingInDigit(9).allows(300)).isFalse();
    }

    @Test
    void refusesEndingsThatDoNotExist() {
        assertThatThrownBy(() -> PriceLadder.endingInDigit(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceLadder(10, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceLadder(7, Set.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
