package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.platform.web.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The hours that an account is asked for. What is wrong with them is a problem that names the parameter.
 *
 * @param from included
 * @param to not included
 */
record AccountedHours(Instant from, Instant to) {

    /** Longest range of one request; totals over it are added up anew each time. */
    static final Duration LONGEST = Duration.ofDays(366);

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    AccountedHours {
        within(from, "from");
        within(to, "to");
        if (!from.isBefore(to)) {
            throw Problem.wrongParameter("from", "must be before to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.wrongParameter(
                    "to", "must be at most " + LONGEST.toDays() + " days after from; ask for one year after another");
        }
    }

    /** Reads both as they stand in the query. */
    static AccountedHours of(String from, String to) {
        return new AccountedHours(instant(from, "from"), instant(to, "to"));
    }

    private static Instant instant(String text, String name) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.wrongParameter(name, "must be an instant with its offset, such as 2026-03-01T09:30:00Z");
        }
    }

    private static void within(Instant instant, String name) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw Problem.wrongParameter(name, "must be in the years 1970 to 9999");
        }
    }
}
