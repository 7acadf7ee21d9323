package io.revenuesignals.analytics.fact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a committed batch changed, for those who work on from there.
 *
 * @param products whose sales, prices, promotions or shelves changed
 * @param places where
 * @param descriptions whether a product or place was described
 * @param from earliest business date changed; absent when none
 * @param to latest business date changed; absent when none
 */
public record Touched(
        Set<String> products,
        Set<String> places,
        boolean descriptions,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public Touched {
        products = Set.copyOf(products);
        places = Set.copyOf(places);
    }

    /** Nothing. */
    public static Touched nothing() {
        return new Touched(Set.of(), Set.of(), false, null, null);
    }

    public boolean isEmpty() {
        return products.isEmpty() && places.isEmpty() && !descriptions;
    }

    public Touched and(Touched other) {
        return new Touched(
                union(products, other.products),
                union(places, other.places),
                descriptions || other.descriptions,
                from == null || other.from != null && other.from.isBefore(from) ? other.from : from,
                to == null || other.to != null && other.to.isAfter(to) ? other.to : to);
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        Set<String> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }
}
