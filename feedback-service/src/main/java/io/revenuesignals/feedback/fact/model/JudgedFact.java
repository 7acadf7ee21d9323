package io.revenuesignals.feedback.fact.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came through the door in one place of a request, after it was looked at. */
public sealed interface JudgedFact {

    /** Place in the request, from 0. */
    int index();

    /** The CloudEvents source, where it could be read. */
    @Nullable
    String source();

    /** The CloudEvents id, where it could be read. */
    @Nullable
    String id();

    /** A CloudEvents attribute as the sender wrote it. */
    record Attribute(String name, String value) {}

    /**
     * Fit for the log.
     *
     * @param type short name, such as {@code price-observed}
     * @param key decides the partition
     * @param data the bytes of {@code data} exactly as they came
     * @param attributes every attribute of the event
     */
    record Sound(
            int index,
            String source,
            String id,
            String type,
            String topic,
            byte[] key,
            byte[] data,
            List<Attribute> attributes)
            implements JudgedFact {}

    /**
     * Not to be taken.
     *
     * @param type short name, where it is that of a known fact
     * @param time when it happened, where that could be read
     * @param original the event as it came
     * @param contentType what the bytes are
     */
    record Refused(
            int index,
            @Nullable String source,
            @Nullable String id,
            @Nullable String type,
            @Nullable Instant time,
            Refusal refusal,
            Kept original,
            String contentType)
            implements JudgedFact {

        /** The same, kept in another form. */
        public Refused kept(Kept other, String otherType) {
            return new Refused(index, source, id, type, time, refusal, other, otherType);
        }
    }

    /**
     * What is kept of a refused event.
     *
     * @param bytes the event, or its beginning
     * @param size how long the event was
     */
    record Kept(byte[] bytes, int size) {}
}
