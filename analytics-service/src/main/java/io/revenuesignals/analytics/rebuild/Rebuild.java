package io.revenuesignals.analytics.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A building anew.
 *
 * @param wipedAt when the old tables were emptied; absent before
 * @param finishedAt when everything was read; absent before
 * @param held whether an instance is at work on it
 * @param recordsInLog records on the fact topics when it was asked for or, later, when the reading began
 * @param recordsRead records read so far, by the instance that reads now
 * @param recordsLost of those, events that were kept before and could not be kept again
 */
public record Rebuild(
        long id,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant wipedAt,
        @Nullable Instant finishedAt,
        boolean held,
        long recordsInLog,
        long recordsRead,
        long recordsLost) {

    /** How far it is. */
    public enum State {
        /** The tables are still whole. */
        REQUESTED,
        /** They are being filled. */
        READING,
        /** They are filled in part, and no instance is at work: the next that looks goes on. */
        WAITING,
        FINISHED
    }

    public State state() {
        if (finishedAt != null) {
            return State.FINISHED;
        }
        if (wipedAt == null) {
            return State.REQUESTED;
        }
        return held ? State.READING : State.WAITING;
    }

    /** How much of the log is read; 100 only when it is finished. */
    public int percent() {
        if (finishedAt != null) {
            return 100;
        }
        return recordsInLog == 0 ? 0 : (int) Math.min(99, recordsRead * 100 / recordsInLog);
    }

    public boolean isUnderWay() {
        return finishedAt == null;
    }
}
