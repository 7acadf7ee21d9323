package io.revenuesignals.contracts.sale;

import io.revenuesignals.contracts.Checks;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a sale happened: at an instant, or somewhere within a period of one day to one month.
 *
 * @param at the instant, with the offset of the store; its local date is the business date
 * @param from first day of the period, included
 * @param to day after the last one
 */
public record SalePeriod(
        @Nullable OffsetDateTime at,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final int LONGEST_DAYS = 31;

    public SalePeriod {
        if (at == null) {
            from = Checks.day(from, "from");
            to = Checks.day(to, "to");
            Checks.require(to.isAfter(from), "to", "must be after from");
            Checks.require(!to.isAfter(from.plusDays(LONGEST_DAYS)), "to", "must be at most 31 days after from");
        } else {
            at = Checks.time(at, "at");
            Checks.require(from == null && to == null, "at", "must be absent where from and to are given");
        }
    }

    public static SalePeriod at(OffsetDateTime at) {
        return new SalePeriod(at, null, null);
    }

    public static SalePeriod day(LocalDate day) {
        return new SalePeriod(null, day, day.plusDays(1));
    }

    public static SalePeriod week(LocalDate firstDay) {
        return new SalePeriod(null, firstDay, firstDay.plusDays(7));
    }

    /** The first day the sale may have happened on: the day that roll-ups count it under. */
    public LocalDate firstDay() {
        return at != null ? at.toLocalDate() : Checks.present(from, "from");
    }

    /** The day after the last one. */
    public LocalDate end() {
        return at != null ? at.toLocalDate().plusDays(1) : Checks.present(to, "to");
    }
}
