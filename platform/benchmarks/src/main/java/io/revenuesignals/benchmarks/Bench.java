package io.revenuesignals.benchmarks;

import java.io.IOException;

/** One benchmark: it brings up what it measures, measures it and its reference, and answers both. */
interface Bench {

    /** What it is called on the command line. */
    String name();

    /** What it measures, in one line. */
    String purpose();

    /** Runs it; takes at most a few minutes and leaves nothing behind. */
    BenchResult run(BenchOptions options) throws IOException, InterruptedException;
}
