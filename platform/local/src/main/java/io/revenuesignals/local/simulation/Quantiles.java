package io.revenuesignals.local.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measured times. Safe for several threads. */
final class Quantiles {

    private final List<Duration> times = new ArrayList<>();

    synchronized void add(Duration time) {
        times.add(time);
    }

    synchronized int count() {
        return times.size();
    }

    /** The smallest measured time that at least this share of them does not exceed; zero when nothing was measured. */
    synchronized Duration at(double share) {
        if (times.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }
}
