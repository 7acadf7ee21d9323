package io.revenuesignals.feedback.fact.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a fact is not taken.
 *
 * @param pointer JSON pointer (RFC 6901) into the event, such as {@code /data/shelfPrice/amount}; absent where the event as
 *     a whole is at fault
 * @param detail what is wrong, in words fit for the sender
 */
public record Refusal(Code code, @Nullable String pointer, String detail) {

    /** The closed set of reasons. */
    public enum Code {
        /** Not JSON at all. */
        NOT_JSON,
        /** Not a CloudEvent: an attribute is missing or malformed. */
        NOT_AN_EVENT,
        /** A type that is not in the catalog, or that is no fact. */
        UNKNOWN_TYPE,
        /** A field of the data is missing, malformed or out of bounds. */
        INVALID_FIELD,
        /** Happened more than five minutes from now, or before there were barcodes. */
        TIME_AHEAD,
        /** The sender may not post as this source, or not this kind of fact. */
        FORBIDDEN_SOURCE,
        /** The same field twice in one object. */
        DUPLICATE_FIELD,
        /** Nested too deep, a text or number too long, or the event as a whole too large. */
        BEYOND_LIMITS
    }
}
