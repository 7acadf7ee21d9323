package io.revenuesignals.feedback.fact;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes only when told to. */
public final class StandingTime implements TimeMeter {

    private volatile long nanos;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
