package io.revenuesignals.benchmarks;

import io.revenuesignals.local.terminal.Workplace;

/**
 * What a bench is told.
 *
 * @param workplace the project, and where messages go
 * @param seconds how long a measured phase lasts
 * @param facts how many facts a counted phase moves
 * @param kills how many faults are made
 * @param seed of everything that is drawn
 * @param instances how many instances of analytics share the work
 */
record BenchOptions(Workplace workplace, int seconds, int facts, int kills, long seed, int instances) {

    /** Says on the error stream what goes on. */
    void say(String message) {
        workplace.err().println(message);
    }
}
