package io.revenuesignals.analytics.recommendation.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The prices a shelf label may show, by their last digits in cents.
 *
 * @param modulus 10 when the last digit decides, 100 when the last two decide, 1 for every cent
 * @param endings allowed remainders of the price in cents by the modulus
 */
public record PriceLadder(int modulus, Set<Integer> endings) {

    public PriceLadder {
        if (modulus != 1 && modulus != 10 && modulus != 100) {
            throw new IllegalArgumentException("modulus must be 1, 10 or 100");
        }
        if (endings.isEmpty()) {
            throw new IllegalArgumentException("a ladder needs at least one ending");
        }
        for (int ending : endings) {
            if (ending < 0 || ending >= modulus) {
                throw new IllegalArgumentException("ending " + ending + " does not exist modulo " + modulus);
            }
        }
        endings = Set.copyOf(endings);
    }

    public static PriceLadder everyCent() {
        return new PriceLadder(1, Set.of(0));
    }

    /** Prices whose last digit is one of the given, such as 9. */
    public static PriceLadder endingInDigit(Integer... digits) {
        return new PriceLadder(10, Set.of(digits));
    }

    /** Prices whose last two digits are one of the given, such as 49 and 99. */
    public static PriceLadder endingInCents(Integer... cents) {
        return new PriceLadder(100, Set.of(cents));
    }

    public boolean allows(long cents) {
        return endings.contains(Math.floorMod(cents, modulus));
    }

    /** All allowed prices from {@code low} to {@code high}, both inclusive, in cents and ascending. */
    LongStream rungs(long low, long high) {
        TreeSet<Integer> ascending = new TreeSet<>(endings);
        return LongStream.rangeClosed(Math.floorDiv(low, modulus), Math.floorDiv(high, modulus))
                .flatMap(step -> ascending.stream().mapToLong(ending -> step * modulus + ending))
                .filter(cents -> cents >= low && cents <= high);
    }
}
