package io.revenuesignals.local.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * What is simulated. The same plan always gives the same market and the same facts.
 *
 * @param seed of everything that is drawn
 * @param stores at least {@link #FEWEST_STORES}, one for each retailer
 * @param weeks how many full weeks, Monday to Sunday, at most two years
 * @param today the day after the last one that may have facts; in UTC
 */
public record MarketPlan(long seed, int stores, int weeks, LocalDate today) {

    /** One store for each retailer. */
    public static final int FEWEST_STORES = 40;

    private static final int MOST_STORES = 20_000;

    private static final int FEWEST_WEEKS = 8;

    private static final int MOST_WEEKS = 104;

    public MarketPlan {
        requireBetween(stores, FEWEST_STORES, MOST_STORES, "stores");
        requireBetween(weeks, FEWEST_WEEKS, MOST_WEEKS, "weeks");
    }

    /** The Monday of week {@code index}, counted from 0. */
    public LocalDate week(int index) {
        return end().minusWeeks(weeks - (long) index);
    }

    /** The Monday after the last full week before today. */
    public LocalDate end() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static void requireBetween(int value, int least, int most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "There must be " + least + " to " + most + " " + what + ", not " + value);
        }
    }
}
