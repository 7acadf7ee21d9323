package io.revenuesignals.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times of single events, and what can be said of them. */
final class Percentiles {

    private final long[] sorted;

    Percentiles(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** The smallest time that at least this part of the events stayed within, in milliseconds. */
    double millis(double part) {
        int index = (int) Math.ceil(part * sorted.length) - 1;
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, index)] / 1e6;
    }

    Map<String, Object> table() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("count", sorted.length);
        table.put("p50Millis", rounded(millis(0.5)));
        table.put("p90Millis", rounded(millis(0.9)));
        table.put("p99Millis", rounded(millis(0.99)));
        table.put("maxMillis", rounded(millis(1)));
        return table;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
