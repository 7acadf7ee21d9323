package io.revenuesignals.analytics.share.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketSharesTests {

    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyMarketSumsToExactlyOneHundredAndNoShareIsOffByAHundredth(long seed) {
        Random random = new Random(seed);
        Map<Integer, Long> volumes = new LinkedHashMap<>();
        int parts = 1 + random.nextInt(200);
        for (int part = 0; part < parts; part++) {
            volumes.put(part, random.nextLong(1L << (1 + random.nextInt(40))));
        }
        volumes.put(-1, 1L);

        MarketShares<Integer> shares = MarketShares.of(volumes);

        assertThat(shares.all().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(WHOLE);
        volumes.forEach((part, volume) -> {
            BigDecimal exact = new BigDecimal(volume)
                    .multiply(WHOLE)
                    .divide(new BigDecimal(shares.total()), MathContext.DECIMAL128);
            assertThat(shares.percent(part).subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
        });
    }

    @Test
    void thirdsGetTheOddHundredthInOrder() {
        Map<String, Long> volumes = new LinkedHashMap<>();
        volumes.put("a", 1L);
        volumes.put("b", 1L);
        volumes.put("c", 1L);

        assertThat(MarketShares.of(volumes).all().values())
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    }

    @Test
    void theLargestRemainderGetsTheOddHundredth() {
        Map<String, Long> volumes = new LinkedHashMap<>();
        volumes.put("small", 14_286L);
        volumes.put("large", 85_714L);

        MarketShares<String> shares = MarketShares.of(volumes);

        assertThat(shares.percent("small")).isEqualTo(new BigDecimal("14.29"));
        assertThat(shares.percent("large")).isEqualTo(new BigDecimal("85.71"));
    }

    @Test
    void volumesNearTheLargestNumberDoNotOverflow() {
        MarketShares<String> shares = MarketShares.of(Map.of("a", Long.MAX_VALUE, "b", Long.MAX_VALUE));

        assertThat(shares.percent("a")).isEqualTo(new BigDecimal("50.00"));
    }

    @Test
    void anEmptyMarketHasNoShares() {
        MarketShares<String> shares = MarketShares.of(Map.of("a", 0L));

        assertThat(shares.all()).isEmpty();
        assertThat(shares.percent("a")).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void refusesNegativeVolumes() {
        assertThatThrownBy(() -> MarketShares.of(Map.of("a", -1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
