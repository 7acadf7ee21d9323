package io.revenuesignals.analytics.share.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares of a market in per cent with two decimals that sum to exactly 100.00 (largest remainder). All arithmetic is on
 * integers, so the basis decides the unit: packages, millilitres, cents.
 *
 * @param <K> what the market consists of
 */
public final class MarketShares<K> {

    private static final long WHOLE = 10_000;

    private final Map<K, BigDecimal> percent;
    private final BigInteger total;

    private MarketShares(Map<K, BigDecimal> percent, BigInteger total) {
        this.percent = percent;
        this.total = total;
    }

    /**
     * The shares of the given volumes. Ties of remainders go to the larger volume, then to the first in order.
     *
     * @throws IllegalArgumentException when a volume is negative
     */
    public static <K> MarketShares<K> of(Map<K, Long> volumes) {
        BigInteger total = BigInteger.ZERO;
        for (long volume : volumes.values()) {
            if (volume < 0) {
                throw new IllegalArgumentException("volumes must not be negative, was " + volume);
            }
            total = total.add(BigInteger.valueOf(volume));
        }
        return new MarketShares<>(total.signum() == 0 ? Map.of() : apportion(volumes, total), total);
    }

    /** Share in per cent, scale 2; zero for what is not in the market and for every part of an empty market. */
    public BigDecimal percent(K part) {
        return percent.getOrDefault(part, BigDecimal.valueOf(0, 2));
    }

    /** All shares in the order of the volumes; empty for an empty market. */
    public Map<K, BigDecimal> all() {
        return percent;
    }

    public BigInteger total() {
        return total;
    }

    private static <K> Map<K, BigDecimal> apportion(Map<K, Long> volumes, BigInteger total) {
        List<Part<K>> parts = new ArrayList<>();
        volumes.forEach((key, volume) -> parts.add(Part.of(key, volume, total)));
        long given = parts.stream().mapToLong(part -> part.floor).sum();
        parts.stream().sorted(Part.neediestFirst()).limit(WHOLE - given).forEach(part -> part.extra = 1);
        Map<K, BigDecimal> percent = new LinkedHashMap<>();
        parts.forEach(part -> percent.put(part.key, BigDecimal.valueOf(part.floor + part.extra, 2)));
        return Collections.unmodifiableMap(percent);
    }

    private static final class Part<K> {
        private final K key;
        private final long volume;
        private final long floor;
        private final BigInteger remainder;
        private long extra;

        private Part(K key, long volume, long floor, BigInteger remainder) {
            this.key = key;
            this.volume = volume;
            this.floor = floor;
            this.remainder = remainder;
        }

        private static <K> Part<K> of(K key, long volume, BigInteger total) {
            BigInteger[] division = BigInteger.valueOf(volume)
                    .multiply(BigInteger.valueOf(WHOLE))
                    .divideAndRemainder(total);
            return new Part<>(key, volume, division[0].longValueExact(), division[1]);
        }

        private static <K> Comparator<Part<K>> neediestFirst() {
            Comparator<Part<K>> byRemainder = Comparator.comparing(part -> part.remainder);
            Comparator<Part<K>> byVolume = Comparator.comparingLong(part -> part.volume);
            return byRemainder.reversed().thenComparing(byVolume.reversed());
        }
    }
}
