package io.revenuesignals.feedback.rejection.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody could not take, with its original bytes.
 *
 * @param origin who rejected it, and where it lies in the log
 * @param cause why
 * @param event who it says it is, as far as that can be read
 * @param content the bytes; those of an event in structured mode when the door rejected it, else those of the record
 * @param tries how often it was sent again
 */
public record Rejection(
        UUID id,
        Origin origin,
        Cause cause,
        EventName event,
        Content content,
        Instant rejectedAt,
        State state,
        int tries) {

    /** After so many tries it is set aside for a person to look at. */
    public static final int MOST_TRIES = 3;

    /** Where it stands. */
    public enum State {
        /** Nobody has done anything yet, or it came back. */
        WAITING,
        /** Will be sent again by a replay that is under way. */
        QUEUED,
        /** Sent again; it did not come back so far. */
        REPLAYED,
        /** Came back {@link #MOST_TRIES} times; only sent again one by one. */
        PARKED,
        /** Given up, with a reason. */
        DISCARDED
    }

    /** Who rejected it. */
    public sealed interface Origin {

        /** The door: it never was in the log of facts. */
        record Door() implements Origin {}

        /** A group of readers. */
        record Readers(String group, String topic, int partition, long offset) implements Origin {}
    }

    /** Why, in a word, where in the event, and in words. */
    public record Cause(String code, @Nullable String pointer, String detail) {}

    /**
     * Who the event says it is.
     *
     * @param type short name of a known type
     */
    public record EventName(
            @Nullable String source,
            @Nullable String id,
            @Nullable String type,
            @Nullable Instant time) {}

    /** A header of the record; its value is bytes because nobody vouches for it. */
    public record Header(String name, byte @Nullable [] value) {}

    /**
     * The bytes as they came.
     *
     * @param size how long the event was; more than {@code value} holds when it was cut
     */
    public record Content(byte @Nullable [] key, byte[] value, int size, List<Header> headers) {

        public boolean cut() {
            return size > value.length;
        }
    }

    /** Whether it may be sent again. */
    public boolean replayable() {
        return isOpen() && !content.cut();
    }

    /** Whether there is still something to do about it. */
    public boolean isOpen() {
        return switch (state) {
            case WAITING, QUEUED, PARKED -> true;
            case REPLAYED, DISCARDED -> false;
        };
    }

    /** It was sent again and is in the log. */
    public Rejection replayed() {
        return with(cause, State.REPLAYED, tries + 1);
    }

    /** It was judged again and rejected again, at the door. */
    public Rejection refusedAgain(Cause again) {
        return with(again, afterTries(tries + 1), tries + 1);
    }

    /** It came back from its readers after it was sent again. */
    public Rejection cameBack(Cause again) {
        return with(again, afterTries(tries), tries);
    }

    public Rejection discarded() {
        return with(cause, State.DISCARDED, tries);
    }

    private static State afterTries(int tries) {
        return tries >= MOST_TRIES ? State.PARKED : State.WAITING;
    }

    private Rejection with(Cause newCause, State newState, int newTries) {
        return new Rejection(id, origin, newCause, event, content, rejectedAt, newState, newTries);
    }
}
