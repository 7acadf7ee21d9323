package io.revenuesignals.analytics.fact.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of facts adds to the weekly roll-ups, per cell and in the order of the cells, so that all who write lock
 * them in one order. Sums add up in any order; lowest, highest and latest do not survive a removal and are then marked to
 * be counted anew.
 */
public final class RollUps {

    /** A cell of sales or prices. */
    public record MoneyCell(String product, LocalDate week, String place, String currency)
            implements Comparable<MoneyCell> {
        private static final Comparator<MoneyCell> ORDER = Comparator.comparing(MoneyCell::product)
                .thenComparing(MoneyCell::week)
                .thenComparing(MoneyCell::place)
                .thenComparing(MoneyCell::currency);

        @Override
        public int compareTo(MoneyCell other) {
            return ORDER.compare(this, other);
        }
    }

    /** A cell of promotions. */
    public record PromotionCell(String product, LocalDate week, String place, String mechanic)
            implements Comparable<PromotionCell> {
        private static final Comparator<PromotionCell> ORDER = Comparator.comparing(PromotionCell::product)
                .thenComparing(PromotionCell::week)
                .thenComparing(PromotionCell::place)
                .thenComparing(PromotionCell::mechanic);

        @Override
        public int compareTo(PromotionCell other) {
            return ORDER.compare(this, other);
        }
    }

    /** A cell of shelf observations. */
    public record ShelfCell(String product, LocalDate week, String place) implements Comparable<ShelfCell> {
        private static final Comparator<ShelfCell> ORDER = Comparator.comparing(ShelfCell::product)
                .thenComparing(ShelfCell::week)
                .thenComparing(ShelfCell::place);

        @Override
        public int compareTo(ShelfCell other) {
            return ORDER.compare(this, other);
        }
    }

    private final SortedMap<MoneyCell, Sales> sales = new TreeMap<>();
    private final SortedMap<MoneyCell, Prices> prices = new TreeMap<>();
    private final SortedMap<PromotionCell, Promotions> promotions = new TreeMap<>();
    private final SortedMap<ShelfCell, Shelves> shelves = new TreeMap<>();

    public SortedMap<MoneyCell, Sales> sales() {
        return sales;
    }

    public SortedMap<MoneyCell, Prices> prices() {
        return prices;
    }

    public SortedMap<PromotionCell, Promotions> promotions() {
        return promotions;
    }

    public SortedMap<ShelfCell, Shelves> shelves() {
        return shelves;
    }

    /** Counts a version that begins to hold. */
    public void add(Version version) {
        switch (version.fact()) {
            case Sale sale -> salesOf(sale).add(sale);
            case PriceSeen price -> pricesOf(price).add(price, version.origin().id());
            case PromotionSeen promotion -> forEachWeek(promotion, tally -> tally.count(promotion, 1));
            case ShelfSeen shelf -> shelvesOf(shelf).add(shelf, version.origin().id());
        }
    }

    /** Takes back a version that ceases to hold. */
    public void remove(Version version) {
        switch (version.fact()) {
            case Sale sale -> salesOf(sale).remove(sale);
            case PriceSeen price -> pricesOf(price).remove(price);
            case PromotionSeen promotion -> forEachWeek(promotion, tally -> tally.count(promotion, -1));
            case ShelfSeen shelf -> shelvesOf(shelf).remove();
        }
    }

    private Sales salesOf(Sale sale) {
        return at(
                sales, new MoneyCell(sale.product(), Weeks.of(sale.day()), sale.place(), sale.currency()), Sales::new);
    }

    private Prices pricesOf(PriceSeen price) {
        return at(
                prices,
                new MoneyCell(price.product(), Weeks.of(price.day()), price.place(), price.currency()),
                Prices::new);
    }

    private Shelves shelvesOf(ShelfSeen shelf) {
        return at(shelves, new ShelfCell(shelf.product(), Weeks.of(shelf.day()), shelf.place()), Shelves::new);
    }

    private void forEachWeek(PromotionSeen promotion, java.util.function.Consumer<Promotions> count) {
        for (LocalDate week : promotion.weeks()) {
            count.accept(at(
                    promotions,
                    new PromotionCell(promotion.product(), week, promotion.place(), promotion.mechanic()),
                    Promotions::new));
        }
    }

    private static <C, T> T at(SortedMap<C, T> tallies, C cell, Supplier<T> fresh) {
        return tallies.computeIfAbsent(cell, unused -> fresh.get());
    }

    /** Sales of a cell. */
    public static final class Sales {
        private BigDecimal units = BigDecimal.ZERO;
        private BigDecimal revenue = BigDecimal.ZERO;
        private long sales;
        private @Nullable LocalDate lastDay;
        private boolean anew;

        private void add(Sale sale) {
            units = units.add(sale.units());
            revenue = revenue.add(sale.revenue());
            sales++;
            lastDay = lastDay == null || sale.lastDay().isAfter(lastDay) ? sale.lastDay() : lastDay;
        }

        private void remove(Sale sale) {
            units = units.subtract(sale.units());
            revenue = revenue.subtract(sale.revenue());
            sales--;
            anew = true;
        }

        public BigDecimal units() {
            return units;
        }

        public BigDecimal revenue() {
            return revenue;
        }

        public long sales() {
            return sales;
        }

        /** The last day that an added sale covers; absent when none was added. */
        public @Nullable LocalDate lastDay() {
            return lastDay;
        }

        /** Whether the last day has to be looked up in the facts. */
        public boolean anew() {
            return anew;
        }
    }

    /** Price observations of a cell. */
    public static final class Prices {
        private long observations;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable BigDecimal lowest;
        private @Nullable BigDecimal highest;
        private @Nullable BigDecimal last;
        private @Nullable Instant lastAt;
        private @Nullable UUID lastFact;
        private boolean anew;

        private void add(PriceSeen seen, UUID fact) {
            observations++;
            sum = sum.add(seen.price());
            lowest = lowest == null ? seen.price() : lowest.min(seen.price());
            highest = highest == null ? seen.price() : highest.max(seen.price());
            if (isLater(seen.at(), fact, lastAt, lastFact)) {
                last = seen.price();
                lastAt = seen.at();
                lastFact = fact;
            }
        }

        private void remove(PriceSeen seen) {
            observations--;
            sum = sum.subtract(seen.price());
            anew = true;
        }

        public long observations() {
            return observations;
        }

        public BigDecimal sum() {
            return sum;
        }

        public @Nullable BigDecimal lowest() {
            return lowest;
        }

        public @Nullable BigDecimal highest() {
            return highest;
        }

        public @Nullable BigDecimal last() {
            return last;
        }

        public @Nullable Instant lastAt() {
            return lastAt;
        }

        public @Nullable UUID lastFact() {
            return lastFact;
        }

        /** Whether lowest, highest and last have to be looked up in the facts. */
        public boolean anew() {
            return anew;
        }
    }

    /** Promotions of a cell. */
    public static final class Promotions {
        private long promotions;
        private BigDecimal depthSum = BigDecimal.ZERO;
        private long depths;

        private void count(PromotionSeen promotion, int sign) {
            promotions += sign;
            @Nullable BigDecimal depth = promotion.depth();
            if (depth != null) {
                depths += sign;
                depthSum = sign > 0 ? depthSum.add(depth) : depthSum.subtract(depth);
            }
        }

        public long promotions() {
            return promotions;
        }

        public BigDecimal depthSum() {
            return depthSum;
        }

        public long depths() {
            return depths;
        }
    }

    /** Shelf observations of a cell. */
    public static final class Shelves {
        private long observations;
        private @Nullable ShelfSeen last;
        private @Nullable UUID lastFact;
        private boolean anew;

        private void add(ShelfSeen seen, UUID fact) {
            observations++;
            if (isLater(seen.at(), fact, last == null ? null : last.at(), lastFact)) {
                last = seen;
                lastFact = fact;
            }
        }

        private void remove() {
            observations--;
            anew = true;
        }

        public long observations() {
            return observations;
        }

        public @Nullable ShelfSeen last() {
            return last;
        }

        public @Nullable UUID lastFact() {
            return lastFact;
        }

        /** Whether the last look has to be looked up in the facts. */
        public boolean anew() {
            return anew;
        }
    }

    private static boolean isLater(Instant at, UUID fact, @Nullable Instant thanAt, @Nullable UUID thanFact) {
        if (thanAt == null || thanFact == null) {
            return true;
        }
        int order = at.compareTo(thanAt);
        return order != 0 ? order > 0 : Origin.ID_ORDER.compare(fact, thanFact) > 0;
    }
}
