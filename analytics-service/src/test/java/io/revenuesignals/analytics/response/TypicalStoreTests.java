package io.revenuesignals.analytics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.response.CategoryHistory.StoreSales;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class TypicalStoreTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Test
    void doesNotMistakeANewStoreForMoreDemand() {
        List<StoreSales> sales = new ArrayList<>();
        for (int week = 0; week < 20; week++) {
            double demand = week % 4 == 0 ? 1.5 : 1;
            sales.add(sold("small", week, 10 * demand));
            if (week >= 10) {
                sales.add(sold("large", week, 80 * demand));
            }
        }

        SortedMap<LocalDate, Double> units = TypicalStore.units(sales);

        assertThat(units.get(MONDAY.plusWeeks(15)) / units.get(MONDAY.plusWeeks(5)))
                .isCloseTo(1, within(1e-4));
        assertThat(units.get(MONDAY.plusWeeks(12)) / units.get(MONDAY.plusWeeks(13)))
                .isCloseTo(1.5, within(1e-4));
    }

    @Test
    void tellsWeeksWithoutAnySale() {
        List<StoreSales> sales = List.of(sold("a", 0, 12), sold("a", 1, 0), sold("b", 0, 3), sold("b", 1, 0));

        assertThat(TypicalStore.units(sales).get(MONDAY.plusWeeks(1))).isZero();
    }

    @Test
    void isJustTheStoreWhereThereIsOne() {
        assertThat(TypicalStore.units(List.of(sold("a", 0, 12), sold("a", 1, 48)))
                        .values())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(12, within(1e-6)),
                        second -> assertThat(second).isCloseTo(48, within(1e-6)));
    }

    private static StoreSales sold(String place, int week, double units) {
        return new StoreSales("p", "r", "store:" + place, MONDAY.plusWeeks(week), units);
    }
}
