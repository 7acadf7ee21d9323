package io.revenuesignals.feedback.fact.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is counted together: facts of one source and type that happened in one hour and had the same fate. */
public record Account(Instant hour, String source, String type, Outcome outcome) implements Comparable<Account> {

    /** Stands for a source or type that is not told. */
    public static final String UNKNOWN = "unknown";

    /** The fates that are counted. */
    public enum Outcome {
        /** The first of its source and id in the log. */
        LOGGED,
        /** The same again. */
        DUPLICATE,
        /** Something else under the same source and id. */
        CONFLICT,
        /** Refused at the door. */
        REFUSED,
        /** In the log, but no fact for any reader: somebody wrote straight to the topic. */
        UNREADABLE,
        /** Logged, but refused by the store of facts for a reason that only the store could find. */
        DEAD
    }

    /** The account of a fact with this time; without one it is that of the hour zero. */
    public static Account of(@Nullable Instant time, String source, String type, Outcome outcome) {
        Instant hour = time == null ? Instant.EPOCH : time.truncatedTo(ChronoUnit.HOURS);
        return new Account(hour, source, type, outcome);
    }

    @Override
    public int compareTo(Account other) {
        int byHour = hour.compareTo(other.hour);
        if (byHour != 0) {
            return byHour;
        }
        int bySource = source.compareTo(other.source);
        if (bySource != 0) {
            return bySource;
        }
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : outcome.compareTo(other.outcome);
    }
}
