package io.revenuesignals.feedback.fact;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The memory that requests may hold while they wait for the log. What does not fit is refused, never queued. */
public final class DoorRoom {

    private final long size;
    private final AtomicLong taken = new AtomicLong();

    public DoorRoom(long size) {
        this.size = size;
    }

    /** A place for so many bytes, or null when there is no room. */
    public @Nullable Place take(long bytes) {
        long now = taken.addAndGet(bytes);
        if (now > size) {
            taken.addAndGet(-bytes);
            return null;
        }
        return new Place(bytes);
    }

    /** Bytes taken now. */
    public long taken() {
        return taken.get();
    }

    /** Room held by one request until it is left. */
    public final class Place {

        private final long bytes;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(long bytes) {
            this.bytes = bytes;
        }

        /** Gives the room back; more than once does no harm. */
        public void leave() {
            if (left.compareAndSet(false, true)) {
                taken.addAndGet(-bytes);
            }
        }
    }
}
