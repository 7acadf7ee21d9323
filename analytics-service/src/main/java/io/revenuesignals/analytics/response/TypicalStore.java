package io.revenuesignals.analytics.response;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a typical store of a retailer sold of a product in each week, whichever stores reported: ln units are split into a
 * part of the store and a part of the week, so that stores that come and go do not look like a change of demand.
 */
final class TypicalStore {

    private static final int ROUNDS = 12;
    private static final double UNITS_STANDING_FOR_ZERO = 0.5;

    private TypicalStore() {}

    /** Units per week; a week in which nobody sold anything has 0. */
    static SortedMap<LocalDate, Double> units(List<CategoryHistory.StoreSales> sales) {
        Map<String, Double> ofStore = mean(sales, CategoryHistory.StoreSales::place, TypicalStore::log);
        double level = sales.stream().mapToDouble(TypicalStore::log).average().orElse(0);
        Map<LocalDate, Double> ofWeek = Map.of();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> stores = ofStore;
            ofWeek = mean(
                    sales,
                    CategoryHistory.StoreSales::week,
                    sale -> log(sale) - stores.getOrDefault(sale.place(), 0.0));
            Map<LocalDate, Double> weeks = ofWeek;
            ofStore = mean(
                    sales, CategoryHistory.StoreSales::place, sale -> log(sale) - weeks.getOrDefault(sale.week(), 0.0));
        }
        SortedMap<LocalDate, Double> units = new TreeMap<>();
        ofWeek.forEach((week, log) -> units.put(week, StrictMath.exp(level + log)));
        sold(sales).forEach((week, sold) -> {
            if (sold <= 0) {
                units.put(week, 0.0);
            }
        });
        return units;
    }

    private static Map<LocalDate, Double> sold(List<CategoryHistory.StoreSales> sales) {
        return sales.stream()
                .collect(Collectors.groupingBy(
                        CategoryHistory.StoreSales::week, Collectors.summingDouble(CategoryHistory.StoreSales::units)));
    }

    private static double log(CategoryHistory.StoreSales sale) {
        return StrictMath.log(Math.max(sale.units(), UNITS_STANDING_FOR_ZERO));
    }

    private static <K> Map<K, Double> mean(
            List<CategoryHistory.StoreSales> sales,
            java.util.function.Function<CategoryHistory.StoreSales, K> key,
            java.util.function.ToDoubleFunction<CategoryHistory.StoreSales> value) {
        return sales.stream().collect(Collectors.groupingBy(key, Collectors.averagingDouble(value)));
    }
}
