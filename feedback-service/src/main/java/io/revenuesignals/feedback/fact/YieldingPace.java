package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.Pace;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets the door go first: while many facts come in, the view of the log reads little at once, rests most of the time and catches
 * up afterwards. The promises are the door's; the view is only late.
 */
public final class YieldingPace implements Pace {

    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    /** Some milliseconds of work. What takes longer holds a core so long that requests at the door queue behind it. */
    private static final int RECORDS_WHILE_BUSY = 200;

    private final LongSupplier taken;
    private final long busyPerSecond;
    private final int share;
    private final LongSupplier nanoTime;
    private long lastTaken;
    private long lastLook;
    private boolean busy;

    /**
     * @param taken how many facts the door has taken so far
     * @param busyPerSecond from how many facts a second on the door counts as busy
     * @param share how many times as long as it worked the view rests while the door is busy
     */
    YieldingPace(LongSupplier taken, long busyPerSecond, int share, LongSupplier nanoTime) {
        this.taken = taken;
        this.busyPerSecond = busyPerSecond;
        this.share = share;
        this.nanoTime = nanoTime;
        this.lastTaken = taken.getAsLong();
        this.lastLook = nanoTime.getAsLong();
    }

    @Override
    public int recordsAtOnce() {
        return busy ? RECORDS_WHILE_BUSY : Integer.MAX_VALUE;
    }

    @Override
    public Duration restAfter(Duration work) {
        long now = nanoTime.getAsLong();
        long count = taken.getAsLong();
        double seconds = Math.max(1, now - lastLook) / 1e9;
        busy = (count - lastTaken) / seconds > busyPerSecond;
        lastLook = now;
        lastTaken = count;
        if (!busy) {
            return Duration.ZERO;
        }
        Duration rest = work.multipliedBy(share);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
