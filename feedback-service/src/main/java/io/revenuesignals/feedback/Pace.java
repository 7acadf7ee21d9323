package io.revenuesignals.feedback;

import java.time.Duration;

/** How hard a reader works. */
@FunctionalInterface
public interface Pace {

    /** Without rest. */
    Pace STEADY = work -> Duration.ZERO;

    /** How long to rest after this much work. */
    Duration restAfter(Duration work);
}
