package io.revenuesignals.platform.messaging;

import org.jspecify.annotations.Nullable;

/** A message that is not an event we can take. Says what is wrong and where. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String pointer;

    public UnreadableEvent(Code code, @Nullable String pointer, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    /** The closed set of what can be wrong with a message. */
    public enum Code {
        /** Not JSON, or not within the limits on depth and length. */
        NOT_JSON,
        /** Not a CloudEvent: an attribute is missing or malformed. */
        NOT_AN_EVENT,
        /** A type that is not in the catalog, or a version of it that we do not know. */
        UNKNOWN_TYPE,
        /** A known type on a topic where it does not belong. */
        WRONG_TOPIC,
        /** A field of the data is missing, malformed or out of bounds. */
        INVALID_FIELD,
        /** Happened more than five minutes from now. */
        TIME_AHEAD
    }

    public Code code() {
        return code;
    }

    /** JSON pointer (RFC 6901) into the structured form of the event, such as {@code /data/shelfPrice/amount}. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** What is wrong, in words fit for the sender. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }
}
