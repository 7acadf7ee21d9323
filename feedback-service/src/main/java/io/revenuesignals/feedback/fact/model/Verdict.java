package io.revenuesignals.feedback.fact.model;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one fact.
 *
 * @param index place in the request, from 0
 * @param code why it is not accepted: a {@link Refusal.Code}, {@link #OUTCOME_UNKNOWN} or {@link #LOG_UNAVAILABLE}; absent
 *     when it is
 */
public record Verdict(
        int index,
        @Nullable String source,
        @Nullable String id,
        Status status,
        @Nullable String code,
        @Nullable String pointer,
        @Nullable String detail) {

    /** The log did not answer in time. */
    public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

    /** The log cannot take anything at the moment. */
    public static final String LOG_UNAVAILABLE = "LOG_UNAVAILABLE";

    /** What may be said. */
    public enum Status {
        /** In the log, on all replicas. */
        ACCEPTED,
        /** Never to be taken like this; the rejection itself is in the log. */
        REJECTED,
        /** To be sent again, with the same id. */
        UNKNOWN
    }

    /** The verdict on a fact whose entry the log has dealt with. */
    public static Verdict of(JudgedFact fact, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Stored stored -> settled(fact);
            case Settlement.NotTaken notTaken -> unknown(fact, LOG_UNAVAILABLE, "was not taken, send again");
            case Settlement.Unsettled unsettled ->
                unknown(fact, OUTCOME_UNKNOWN, "outcome unknown, send again with the same id");
        };
    }

    private static Verdict settled(JudgedFact fact) {
        return switch (fact) {
            case JudgedFact.Sound sound ->
                new Verdict(sound.index(), sound.source(), sound.id(), Status.ACCEPTED, null, null, null);
            case JudgedFact.Refused refused ->
                new Verdict(
                        refused.index(),
                        refused.source(),
                        refused.id(),
                        Status.REJECTED,
                        refused.refusal().code().name(),
                        refused.refusal().pointer(),
                        refused.refusal().detail());
        };
    }

    private static Verdict unknown(JudgedFact fact, String code, String detail) {
        return new Verdict(fact.index(), fact.source(), fact.id(), Status.UNKNOWN, code, null, detail);
    }
}
