package io.revenuesignals.feedback;

import java.time.Duration;

/** How hard a reader works. */
public interface Pace {

    /** All that there is, without rest. */
    Pace STEADY = new Pace() {
        @Override
        public int recordsAtOnce() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Duration restAfter(Duration work) {
            return Duration.ZERO;
        }
    };

    /** How many records to read together at most, before the next rest. */
    int recordsAtOnce();

    /** How long to rest after this much work. */
    Duration restAfter(Duration work);
}
