package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One price for all competitors: the weighted geometric mean of their latest prices.
 *
 * @param price the index, in money per unit
 * @param oldestAgeDays age of the oldest price in it
 * @param competitors how many prices are in it
 */
public record CompetitorIndex(double price, long oldestAgeDays, int competitors) {

    private static final int WEEKS_CARRIED_FORWARD = 4;

    /**
     * The index on a day. A price is carried forward for four weeks and then no longer known.
     *
     * @return empty when no competitor's price is known
     */
    public static Optional<CompetitorIndex> on(LocalDate day, Collection<Quote> quotes) {
        List<Quote> known = quotes.stream().filter(quote -> quote.knownOn(day)).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double weights = known.stream().mapToDouble(Quote::weight).sum();
        double logs = known.stream()
                .mapToDouble(quote -> quote.weight() * StrictMath.log(quote.price()))
                .sum();
        long oldest = known.stream().mapToLong(quote -> quote.age(day)).max().orElse(0);
        return Optional.of(new CompetitorIndex(StrictMath.exp(logs / weights), oldest, known.size()));
    }

    /**
     * The latest known price of one competitor.
     *
     * @param price price per unit, comparable with the own price
     * @param weight its importance, for instance its market share
     * @param seenOn day it was observed
     */
    public record Quote(double price, double weight, LocalDate seenOn) {

        public Quote {
            if (!(price > 0) || !(weight > 0)) {
                throw new IllegalArgumentException("price and weight must be positive");
            }
        }

        private boolean knownOn(LocalDate day) {
            return !seenOn.isAfter(day)
                    && !seenOn.plusWeeks(WEEKS_CARRIED_FORWARD).isBefore(day);
        }

        private long age(LocalDate day) {
            return ChronoUnit.DAYS.between(seenOn, day);
        }
    }
}
