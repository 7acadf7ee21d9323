package io.revenuesignals.local.sending;

import org.jspecify.annotations.Nullable;

/** What became of a fact at the door. */
public sealed interface Verdict {

    /** The fact it speaks of. */
    OutgoingFact fact();

    /** The door keeps it. */
    record Accepted(OutgoingFact fact) implements Verdict {}

    /**
     * The door will never take it like this.
     *
     * @param code the door's word for the cause
     * @param pointer JSON pointer to the field at fault, where one is
     * @param detail why, in words
     */
    record Rejected(
            OutgoingFact fact,
            String code,
            @Nullable String pointer,
            @Nullable String detail) implements Verdict {}
}
