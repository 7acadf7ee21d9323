package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How fast old weeks lose weight: a row that is one half-life old counts half as much as a row of today.
 *
 * @param halfLifeDays days until the weight halves; positive infinity keeps everything
 */
public record Forgetting(double halfLifeDays) {

    public Forgetting {
        if (!(halfLifeDays > 0)) {
            throw new IllegalArgumentException("half-life must be positive, was " + halfLifeDays);
        }
    }

    /** Every row counts the same, however old. */
    public static Forgetting never() {
        return new Forgetting(Double.POSITIVE_INFINITY);
    }

    public static Forgetting halvingEveryWeeks(int weeks) {
        return new Forgetting(weeks * 7.0);
    }

    /** How many half-lives lie between the two days; zero when nothing is forgotten. */
    double halfLives(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / halfLifeDays;
    }

    /** Weight of a row of {@code day} relative to a row of {@code reference}. */
    double weight(LocalDate day, LocalDate reference) {
        return StrictMath.pow(2.0, halfLives(reference, day));
    }
}
