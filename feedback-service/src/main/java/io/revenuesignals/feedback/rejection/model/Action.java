package io.revenuesignals.feedback.rejection.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a rejection. Never changed, never removed.
 *
 * @param reason why, where the one who did it said so
 * @param detail what came of it
 */
public record Action(
        UUID rejection,
        Kind kind,
        String actor,
        @Nullable String reason,
        @Nullable String detail,
        Instant at) {

    /** What can be done. */
    public enum Kind {
        /** Looked at the bytes. */
        READ_PAYLOAD,
        REPLAY,
        MEND,
        QUEUE,
        DISCARD,
        /** Not by a person: it came back after a replay. */
        CAME_BACK
    }
}
