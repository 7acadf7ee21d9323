package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Prices between two bounds, both inclusive; either may be infinite. */
record Bounds(double low, double high) {

    static final double SAME = 0.005;

    static Bounds from(double low) {
        return new Bounds(low, Double.POSITIVE_INFINITY);
    }

    static Bounds all() {
        return new Bounds(0, Double.POSITIVE_INFINITY);
    }

    boolean empty() {
        return low > high + 1e-9;
    }

    Bounds and(Bounds other) {
        return new Bounds(Math.max(low, other.low), Math.min(high, other.high));
    }

    /** As much of {@code wish} as lies in these bounds; the nearest end when it lies outside. */
    Bounds towards(Bounds wish) {
        return new Bounds(Math.clamp(wish.low, low, high), Math.clamp(wish.high, low, high));
    }

    boolean contains(double price) {
        return price > low - SAME && price < high + SAME;
    }

    double distance(double price) {
        return Math.max(Math.max(low - price, price - high), 0);
    }

    long lowestCents() {
        return (long) Math.ceil(low * 100 - 1e-6);
    }

    long highestCents() {
        return (long) Math.floor(high * 100 + 1e-6);
    }

    @Nullable
    BigDecimal lowestMoney() {
        return low <= 0 ? null : BigDecimal.valueOf(low).setScale(2, RoundingMode.CEILING);
    }

    @Nullable
    BigDecimal highestMoney() {
        return Double.isInfinite(high) ? null : BigDecimal.valueOf(high).setScale(2, RoundingMode.FLOOR);
    }
}
