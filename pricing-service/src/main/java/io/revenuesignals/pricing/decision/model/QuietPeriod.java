package io.revenuesignals.pricing.decision.model;

import java.time.LocalDate;

/**
 * Days on which no price begins, such as the weeks before a holiday.
 *
 * @param from first day, included
 * @param to the day after the last
 */
public record QuietPeriod(LocalDate from, LocalDate to) {

    public QuietPeriod {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("to must be after from");
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
