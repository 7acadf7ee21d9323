package io.revenuesignals.benchmarks;

import java.util.BitSet;

/**
 * Kept outside the system: which facts were meant to be sent, by their numbers, and which of them were acknowledged. A few
 * hundred kilobytes for millions of facts. Safe for use by several threads.
 */
final class FaultLedger {

    private final BitSet acknowledged = new BitSet();
    private int meant;
    private long latest;
    private long longestSilence;

    /** Notes that so many facts more are meant to be sent, and answers the number of the first. */
    synchronized long mean(int facts) {
        int first = meant;
        meant = Math.addExact(meant, facts);
        return first;
    }

    /** Notes that facts were acknowledged, as their sender was told. */
    synchronized void acknowledge(long first, int facts) {
        int from = Math.toIntExact(first);
        acknowledged.set(from, from + facts);
        long now = System.nanoTime();
        longestSilence = latest == 0 ? 0 : Math.max(longestSilence, now - latest);
        latest = now;
    }

    /** Facts meant to be sent so far; their numbers are below this. */
    synchronized long meant() {
        return meant;
    }

    /** The numbers of the facts acknowledged so far. */
    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    synchronized long acknowledgedCount() {
        return acknowledged.cardinality();
    }

    /** The longest time between two acknowledgements. */
    synchronized double longestSilenceSeconds() {
        return longestSilence / 1e9;
    }
}
