package io.revenuesignals.analytics.fact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollUpsTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private final RollUps rollUps = new RollUps();

    @Test
    void countsAWeeklySaleUnderItsFirstDay() {
        rollUps.add(version(1, sale("2", "5.98", MONDAY.plusDays(3), MONDAY.plusDays(10))));

        RollUps.MoneyCell cell = rollUps.sales().firstKey();
        assertThat(cell.week()).isEqualTo(MONDAY);
        assertThat(rollUps.sales().get(cell).lastDay()).isEqualTo(MONDAY.plusDays(9));
    }

    @Test
    void undoesExactlyWhatItAdded() {
        Version version = version(1, sale("2.5", "7.48", MONDAY, MONDAY.plusDays(7)));
        rollUps.add(version);
        rollUps.remove(version);

        RollUps.Sales tally = rollUps.sales().values().iterator().next();
        assertThat(tally.units()).isEqualByComparingTo("0");
        assertThat(tally.revenue()).isEqualByComparingTo("0");
        assertThat(tally.sales()).isZero();
        assertThat(tally.anew()).isTrue();
    }

    @Test
    void keepsTheLatestPriceAndOfTwoAtOnceThatWithTheGreaterId() {
        rollUps.add(version(2, price("3.10", 9)));
        rollUps.add(version(3, price("3.20", 9)));
        rollUps.add(version(1, price("2.90", 8)));

        RollUps.Prices tally = rollUps.prices().values().iterator().next();
        assertThat(tally.last()).isEqualByComparingTo("3.20");
        assertThat(tally.lowest()).isEqualByComparingTo("2.90");
        assertThat(tally.highest()).isEqualByComparingTo("3.20");
        assertThat(tally.sum()).isEqualByComparingTo("9.20");
        assertThat(tally.observations()).isEqualTo(3);
    }

    @Test
    void countsAPromotionInTheWeekOfEverySeventhDay() {
        LocalDate thursday = MONDAY.plusDays(3);

        assertThat(promotion(thursday, thursday.plusDays(7)).weeks()).containsExactly(MONDAY);
        assertThat(promotion(thursday, thursday.plusDays(8)).weeks()).containsExactly(MONDAY, MONDAY.plusDays(7));
        assertThat(promotion(MONDAY.plusDays(6), MONDAY.plusDays(8)).weeks()).containsExactly(MONDAY);
    }

    @Test
    void boundsPromotionsWithoutEnd() {
        assertThat(promotion(MONDAY, MONDAY.plusYears(5_000)).weeks()).hasSize(PromotionSeen.MOST_WEEKS);
    }

    @Test
    void keepsCellsInOneOrder() {
        rollUps.add(version(1, sale("1", "1", MONDAY.plusDays(7), MONDAY.plusDays(14))));
        rollUps.add(version(2, sale("1", "1", MONDAY, MONDAY.plusDays(7))));

        assertThat(List.copyOf(rollUps.sales().keySet())).isSorted();
    }

    private static Version version(int id, Fact fact) {
        Instant time = Instant.parse("2026-01-05T10:00:00Z");
        return Version.recorded(new Origin(new UUID(0, id), "/test", "e" + id, time, time), fact);
    }

    private static Sale sale(String units, String revenue, LocalDate day, LocalDate end) {
        return new Sale("p", "store:s", new BigDecimal(units), new BigDecimal(revenue), "USD", day, end, null);
    }

    private static PriceSeen price(String price, int hour) {
        return new PriceSeen(
                "p",
                "store:s",
                new BigDecimal(price),
                null,
                "USD",
                MONDAY,
                MONDAY.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    }

    private static PromotionSeen promotion(LocalDate from, LocalDate to) {
        return new PromotionSeen("p", "store:s", "FEATURE", null, null, null, from, to, Instant.EPOCH);
    }
}
