package io.revenuesignals.analytics.response;

import io.revenuesignals.analytics.response.model.CompetitorIndex;
import io.revenuesignals.analytics.response.model.DemandWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the weeks of a category together: for each own product and retailer what was sold at which prices and promotions. */
final class CategoryDemand {

    private static final Set<String> CUTS = Set.of("PRICE_CUT", "MULTIBUY", "COUPON", "LOYALTY");
    private static final int WEEKS_OF_SCALE = 8;

    /** A product at a retailer. */
    record Cell(String product, String retailer) {}

    private final CategoryHistory history;
    private final Map<Cell, List<CategoryHistory.StoreSales>> ownSales;
    private final Map<Cell, NavigableMap<LocalDate, CategoryHistory.Volume>> volumes = new HashMap<>();
    private final Map<Cell, NavigableMap<LocalDate, CategoryHistory.Price>> prices = new HashMap<>();
    private final Map<Cell, Map<LocalDate, Map<String, CategoryHistory.Promotion>>> promotions = new HashMap<>();
    private final Map<String, Double> amounts;

    CategoryDemand(CategoryHistory history) {
        this.history = history;
        this.ownSales = history.ownSales().stream()
                .collect(Collectors.groupingBy(sale -> new Cell(sale.product(), sale.retailer())));
        this.amounts = history.products().stream()
                .collect(Collectors.toMap(
                        CategoryHistory.Product::product, CategoryHistory.Product::amount, (one, other) -> one));
        history.volumes()
                .forEach(volume -> volumes.computeIfAbsent(
                                new Cell(volume.product(), volume.retailer()), cell -> new TreeMap<>())
                        .put(volume.week(), volume));
        inMainCurrency(history.prices())
                .forEach(price -> prices.computeIfAbsent(
                                new Cell(price.product(), price.retailer()), cell -> new TreeMap<>())
                        .put(price.week(), price));
        history.promotions()
                .forEach(promotion -> promotions
                        .computeIfAbsent(new Cell(promotion.product(), promotion.retailer()), cell -> new HashMap<>())
                        .computeIfAbsent(promotion.week(), week -> new HashMap<>())
                        .merge(promotion.mechanic(), promotion, CategoryDemand::wider));
    }

    private static CategoryHistory.Promotion wider(CategoryHistory.Promotion one, CategoryHistory.Promotion other) {
        return one.everywhere() || !other.everywhere() && one.places() >= other.places() ? one : other;
    }

    /** Prices of one retailer in different currencies cannot be compared: only the most frequent one counts. */
    private static List<CategoryHistory.Price> inMainCurrency(List<CategoryHistory.Price> prices) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        prices.forEach(price -> counts.computeIfAbsent(price.retailer(), retailer -> new TreeMap<>())
                .merge(price.currency(), price.observations(), Integer::sum));
        return prices.stream()
                .filter(price -> price.currency().equals(mostFrequent(counts.getOrDefault(price.retailer(), Map.of()))))
                .toList();
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Own products with any sale. */
    Set<String> ownProducts() {
        return ownSales.keySet().stream().map(Cell::product).collect(Collectors.toSet());
    }

    Set<String> retailersOf(String product) {
        return ownSales.keySet().stream()
                .filter(cell -> cell.product().equals(product))
                .map(Cell::retailer)
                .collect(Collectors.toSet());
    }

    /** The weeks of a cell in which a price is known, in their order; units are those of a typical store. */
    List<DemandWeek> weeks(Cell cell) {
        SortedMap<LocalDate, Double> units = TypicalStore.units(ownSales.getOrDefault(cell, List.of()));
        List<DemandWeek> weeks = new ArrayList<>();
        units.forEach((week, sold) -> {
            Double price = price(cell, week);
            if (price != null) {
                weeks.add(week(cell, week, sold, price));
            }
        });
        return weeks;
    }

    private DemandWeek week(Cell cell, LocalDate week, double units, double price) {
        LocalDate before = week.minusWeeks(1);
        Double priceBefore = price(cell, before);
        return DemandWeek.of(week, Math.max(units, 0), price)
                .withPromotion(cut(cell, week), share(cell, week, "FEATURE"), share(cell, week, "DISPLAY"))
                .withCompetition(competitorPrice(cell, week), competitorFeature(cell, week))
                .withWeekBefore(priceBefore, priceBefore == null ? null : share(cell, before, "FEATURE"));
    }

    /** What was seen on shelves; failing that, what was paid on average. */
    @Nullable
    Double price(Cell cell, LocalDate week) {
        CategoryHistory.Price seen = at(prices, cell, week);
        if (seen != null) {
            return seen.price();
        }
        CategoryHistory.Volume volume = at(volumes, cell, week);
        return volume != null && volume.units() > 0 && volume.revenue() > 0
                ? (Double) (volume.revenue() / volume.units())
                : null;
    }

    private static <T> @Nullable T at(Map<Cell, NavigableMap<LocalDate, T>> all, Cell cell, LocalDate week) {
        NavigableMap<LocalDate, T> weeks = all.get(cell);
        return weeks == null ? null : weeks.get(week);
    }

    private double cut(Cell cell, LocalDate week) {
        return CUTS.stream()
                .mapToDouble(mechanic -> share(cell, week, mechanic))
                .max()
                .orElse(0);
    }

    /** Share of the places that promoted, of those that reported sales or at least promoted. */
    private double share(Cell cell, LocalDate week, String mechanic) {
        CategoryHistory.Promotion promotion = promotions
                .getOrDefault(cell, Map.of())
                .getOrDefault(week, Map.of())
                .get(mechanic);
        if (promotion == null) {
            return 0;
        }
        CategoryHistory.Volume volume = at(volumes, cell, week);
        int places = Math.max(volume == null ? 0 : volume.places(), promotion.places());
        return promotion.everywhere() ? 1 : (double) promotion.places() / places;
    }

    /** The competitors' latest prices as money for one own pack, weighted with what they sell at the retailer. */
    @Nullable
    Double competitorPrice(Cell cell, LocalDate week) {
        double own = amounts.getOrDefault(cell.product(), 1.0);
        List<CompetitorIndex.Quote> quotes = new ArrayList<>();
        for (CategoryHistory.Product rival : rivals()) {
            Cell there = new Cell(rival.product(), cell.retailer());
            Map.Entry<LocalDate, CategoryHistory.Price> seen =
                    prices.getOrDefault(there, new TreeMap<>()).floorEntry(week);
            double weight = weight(there);
            if (seen != null && weight > 0) {
                quotes.add(new CompetitorIndex.Quote(
                        seen.getValue().price() / rival.amount() * own, weight, seen.getKey()));
            }
        }
        Optional<CompetitorIndex> index = CompetitorIndex.on(week, quotes);
        return index.map(CompetitorIndex::price).orElse(null);
    }

    /** Who is weighed in the index, with the same weights. */
    List<Estimate.Rival> rivals(Cell cell) {
        double own = amounts.getOrDefault(cell.product(), 1.0);
        return rivals().stream()
                .filter(rival -> prices.containsKey(new Cell(rival.product(), cell.retailer())))
                .map(rival -> new Estimate.Rival(
                        rival.product(), weight(new Cell(rival.product(), cell.retailer())), own / rival.amount()))
                .toList();
    }

    private double competitorFeature(Cell cell, LocalDate week) {
        double featured = 0;
        double all = 0;
        for (CategoryHistory.Product rival : rivals()) {
            Cell there = new Cell(rival.product(), cell.retailer());
            double weight = weight(there);
            featured += weight * share(there, week, "FEATURE");
            all += weight;
        }
        return all > 0 ? Math.min(featured / all, 1) : 0;
    }

    private List<CategoryHistory.Product> rivals() {
        return history.products().stream().filter(product -> !product.own()).toList();
    }

    /** All that was ever sold of it there, as an amount of goods; a sliver for what was seen but never sold. */
    private double weight(Cell cell) {
        NavigableMap<LocalDate, CategoryHistory.Volume> weeks = volumes.get(cell);
        double units = weeks == null
                ? 0
                : weeks.values().stream()
                        .mapToDouble(CategoryHistory.Volume::units)
                        .sum();
        return Math.max(units, 0.001) * amounts.getOrDefault(cell.product(), 1.0);
    }

    /** What the whole retailer sells for one unit of the typical store, by the last weeks. */
    double scale(Cell cell, List<DemandWeek> weeks) {
        List<DemandWeek> recent = weeks.stream()
                .sorted(Comparator.comparing(DemandWeek::week).reversed())
                .limit(WEEKS_OF_SCALE)
                .toList();
        double typical = recent.stream().mapToDouble(DemandWeek::units).sum();
        Set<LocalDate> counted = new HashSet<>();
        recent.forEach(week -> counted.add(week.week()));
        double sold = volumes.getOrDefault(cell, new TreeMap<>()).values().stream()
                .filter(volume -> counted.contains(volume.week()))
                .mapToDouble(CategoryHistory.Volume::units)
                .sum();
        return typical > 0 && sold > 0 ? sold / typical : 1;
    }
}
