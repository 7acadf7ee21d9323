package io.revenuesignals.local.sending;

import java.time.Duration;

/**
 * How sending went.
 *
 * @param sent facts handed over; each once, however often it had to be repeated
 * @param accepted those the door keeps
 * @param rejected those it refused
 * @param repeats requests that had to be made again
 * @param took from the first request to the last answer
 */
public record Tally(long sent, long accepted, long rejected, long repeats, Duration took) {

    private static final double NANOS = 1e9;

    /** Accepted facts per second. */
    public double rate() {
        return took.isZero() ? 0 : accepted / (took.toNanos() / NANOS);
    }

    /** Both together; the times add up. */
    public Tally and(Tally other) {
        return new Tally(
                sent + other.sent,
                accepted + other.accepted,
                rejected + other.rejected,
                repeats + other.repeats,
                took.plus(other.took));
    }
}
