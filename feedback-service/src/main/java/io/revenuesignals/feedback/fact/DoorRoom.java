package io.revenuesignals.feedback.fact;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory that requests may hold while they wait for the log. What does not fit is refused, never queued. A request holds
 * what has arrived of it, not what it announces: a client that sends slowly takes no room from the others.
 */
public final class DoorRoom {

    private final long size;
    private final AtomicLong taken = new AtomicLong();

    public DoorRoom(long size) {
        this.size = size;
    }

    /** An empty place for a request, or null when so many bytes would not fit now. */
    public @Nullable Place open(long expected) {
        return taken.get() + expected > size ? null : new Place();
    }

    /** Bytes taken now. */
    public long taken() {
        return taken.get();
    }

    private boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= size) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Room held by one request until it is left. */
    public final class Place {

        private long held;
        private boolean left;

        private Place() {}

        /** Takes room for more bytes; false when there is none, or the place was left. */
        public synchronized boolean add(long bytes) {
            if (left || !take(bytes)) {
                return false;
            }
            held += bytes;
            return true;
        }

        /** Gives room back that was taken for so many bytes. */
        public synchronized void giveBack(long bytes) {
            if (!left) {
                held -= bytes;
                taken.addAndGet(-bytes);
            }
        }

        /** Gives all room back; more than once does no harm. */
        public synchronized void leave() {
            left = true;
            taken.addAndGet(-held);
            held = 0;
        }
    }
}
