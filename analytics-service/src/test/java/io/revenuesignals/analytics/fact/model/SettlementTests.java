package io.revenuesignals.analytics.fact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettlementTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Origin FACT = origin(1, 0);

    @Test
    void keepsAFactThatNobodyAmends() {
        Settlement settlement = Settlement.ofNew(FACT, price("2.99"), List.of());

        assertThat(settlement.ended()).isNull();
        assertThat(settlement.added()).containsExactly(Version.recorded(FACT, price("2.99")));
    }

    @Test
    void letsACorrectionThatCameFirstHold() {
        Settlement settlement = Settlement.ofNew(FACT, price("2.99"), List.of(correction(2, 10, price("3.19"))));

        assertThat(settlement.added())
                .containsExactly(
                        new Version(FACT, price("2.99"), null, false), new Version(FACT, price("3.19"), id(2), true));
    }

    @Test
    void letsTheLaterOfTwoCorrectionsHoldWhateverCameFirst() {
        Amendment earlier = correction(2, 10, price("3.19"));
        Amendment later = correction(3, 20, price("3.29"));

        assertThat(Settlement.ofNew(FACT, price("2.99"), List.of(later, earlier))
                        .added()
                        .getLast())
                .isEqualTo(new Version(FACT, price("3.29"), id(3), true));
        assertThat(Settlement.ofKept(
                        new Version(FACT, price("2.99"), null, false),
                        new Version(FACT, price("3.29"), id(3), true),
                        List.of(earlier, later)))
                .isEqualTo(new Settlement(null, List.of()));
    }

    @Test
    void letsTheGreaterIdHoldWhenTimesAreEqual() {
        Settlement settlement = Settlement.ofNew(
                FACT, price("2.99"), List.of(correction(3, 10, price("3.29")), correction(2, 10, price("3.19"))));

        assertThat(settlement.added().getLast().amendedBy()).isEqualTo(id(3));
    }

    @Test
    void ordersIdsAsPostgresDoes() {
        UUID small = new UUID(1, 0);
        UUID great = new UUID(-1, 0);

        assertThat(Origin.ID_ORDER.compare(small, great)).isNegative();
    }

    @Test
    void undoesWhatARetractionTakesBack() {
        Version recorded = Version.recorded(FACT, price("2.99"));

        assertThat(Settlement.ofKept(recorded, recorded, List.of(correction(2, 10, null))))
                .isEqualTo(new Settlement(recorded, List.of()));
        assertThat(Settlement.ofKept(
                        new Version(FACT, price("2.99"), null, false), null, List.of(correction(2, 10, null))))
                .isEqualTo(new Settlement(null, List.of()));
    }

    @Test
    void bringsBackWhatALaterCorrectionRestores() {
        Version recorded = new Version(FACT, price("2.99"), null, false);

        Settlement settlement =
                Settlement.ofKept(recorded, null, List.of(correction(2, 10, null), correction(3, 20, price("2.89"))));

        assertThat(settlement).isEqualTo(new Settlement(null, List.of(new Version(FACT, price("2.89"), id(3), true))));
    }

    @Test
    void ignoresAmendmentsOfAnotherKind() {
        Sale sale = new Sale("p", "store:s", BigDecimal.ONE, BigDecimal.TEN, "USD", DAY, DAY.plusDays(7), null);
        Version recorded = Version.recorded(FACT, sale);

        assertThat(Settlement.ofKept(
                        recorded, recorded, List.of(correction(2, 10, null), correction(3, 20, price("1.00")))))
                .isEqualTo(new Settlement(null, List.of()));
    }

    private static Amendment correction(int id, int second, @Nullable Fact replacement) {
        return new Amendment(origin(id, second), FACT.id(), replacement, "test");
    }

    private static Origin origin(int id, int second) {
        Instant time = Instant.parse("2026-01-05T10:00:00Z").plusSeconds(second);
        return new Origin(id(id), "/test", "e" + id, time, time);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static PriceSeen price(String price) {
        return new PriceSeen(
                "p", "store:s", new BigDecimal(price), null, "USD", DAY, Instant.parse("2026-01-05T09:00:00Z"));
    }
}
