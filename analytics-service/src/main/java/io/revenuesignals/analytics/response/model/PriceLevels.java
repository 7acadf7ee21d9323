package io.revenuesignals.analytics.response.model;

import java.util.OptionalDouble;
import java.util.TreeMap;

/** How often each price was seen, to the cent; adding, removing and merging commute. */
final class PriceLevels {

    private static final double SAME_POINT = 1.01;

    private final TreeMap<Long, Long> timesSeen = new TreeMap<>();

    void add(double price) {
        timesSeen.merge(cents(price), 1L, Long::sum);
    }

    void remove(double price) {
        timesSeen.computeIfPresent(cents(price), (cents, times) -> times == 1 ? null : times - 1);
    }

    void merge(PriceLevels other) {
        other.timesSeen.forEach((cents, times) -> timesSeen.merge(cents, times, Long::sum));
    }

    /** Prices that differ by more than a hundredth from the price point below them. */
    int distinctPoints() {
        int points = 0;
        double start = 0;
        for (long cents : timesSeen.keySet()) {
            if (points == 0 || cents > start * SAME_POINT) {
                points++;
                start = cents;
            }
        }
        return points;
    }

    OptionalDouble lowest() {
        return timesSeen.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(timesSeen.firstKey() / 100.0);
    }

    OptionalDouble highest() {
        return timesSeen.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(timesSeen.lastKey() / 100.0);
    }

    private static long cents(double price) {
        return Math.round(price * 100);
    }
}
