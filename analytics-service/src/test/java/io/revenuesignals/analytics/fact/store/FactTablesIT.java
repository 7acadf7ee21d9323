package io.revenuesignals.analytics.fact.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.revenuesignals.analytics.fact.Facts;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.model.Version;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.messaging.Faults;
import io.revenuesignals.testing.SignalsTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What goes into the fact tables comes out of them unchanged, and what does not fit is refused by itself. */
@SignalsTest
class FactTablesIT {

    private static final String SOURCE = "/tables-test";
    private static final Instant AT = Instant.parse("2026-03-01T11:22:33.123456Z");

    @Autowired
    private Facts facts;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void leaveNothingBehind() {
        for (Fact.Kind kind : Fact.Kind.values()) {
            database.sql("delete from " + FactTables.table(kind) + " where source = $1")
                    .bind("$1", SOURCE)
                    .fetch()
                    .rowsUpdated()
                    .block();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "9999",
                "10000",
                "10001",
                "100000000",
                "123456789012",
                "0.1",
                "0.0001",
                "0.00001",
                "0.000001",
                "-0.000001",
                "1.5",
                "12.34567",
                "99999999.999999",
                "999999999999.999999",
                "-999999999999.999999",
                "1E+3",
                "120.000000",
                "40000.00004"
            })
    void keepsEveryNumberToItsLastDigit(String number) {
        Version sale = version(sale(new BigDecimal(number), "USD"));

        store(sale);

        assertThat(kept(sale).fact()).isInstanceOfSatisfying(Sale.class, found -> {
            assertThat(found.units()).isEqualByComparingTo(number);
            assertThat(found.revenue()).isEqualByComparingTo(number);
        });
    }

    @Test
    void keepsEveryColumnOfEveryKind() {
        LocalDate day = LocalDate.of(1969, 12, 31);
        List<Fact> all = List.of(
                new Sale(
                        "tables-ä", "store:ß", number("1.500000"), number("4.470000"), "EUR", day, day.plusDays(7), AT),
                sale(number("2.000000"), "USD"),
                new PriceSeen("tables-🍅", "retailer:R", number("2.990000"), number("3.490000"), "USD", day, AT),
                new PriceSeen("tables-2", "channel:GROCERY", number("2.990000"), null, "USD", day, Instant.EPOCH),
                new PromotionSeen(
                        "tables-3",
                        "store:S",
                        "FEATURE",
                        number("0.250000"),
                        number("1.990000"),
                        "USD",
                        day,
                        LocalDate.of(2100, 1, 1),
                        AT),
                new PromotionSeen("tables-4", "store:S", "DISPLAY", null, null, null, day, day.plusDays(1), AT),
                new ShelfSeen("tables-5", "store:S", true, false, 12, day, AT),
                new ShelfSeen("tables-6", "store:S", false, true, null, day, AT));
        List<Version> versions = all.stream().map(FactTablesIT::version).toList();

        store(versions.toArray(Version[]::new));

        assertThat(versions.stream().map(this::kept)).containsExactlyElementsOf(versions);
    }

    @Test
    void keepsWhichVersionHoldsAndWhatAmendedIt() {
        Origin origin = origin();
        Fact fact = sale(number("3.000000"), "USD");
        UUID amendment = UUID.randomUUID();

        store(new Version(origin, fact, null, false), new Version(origin, fact, amendment, true));

        assertThat(facts.versionsOf(List.of(origin.id()), EnumSet.of(Fact.Kind.SALE))
                        .block()
                        .get(origin.id()))
                .containsExactlyInAnyOrder(
                        new Version(origin, fact, null, false), new Version(origin, fact, amendment, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "1E+20"})
    void refusesANumberThatIsTooLargeAsBadDataAndKeepsItsConnectionUsable(String number) {
        Version good = version(sale(BigDecimal.ONE, "USD"));
        Version bad = version(sale(new BigDecimal(number), "USD"));

        Throwable refused = catchThrowable(() -> store(good, bad));

        assertThat(Faults.kindOf(refused)).isEqualTo(Faults.Kind.DATA);
        for (int i = 0; i < 20; i++) {
            Version next = version(sale(BigDecimal.TEN, "USD"));
            store(next);
            assertThat(kept(next)).isNotNull();
        }
        assertThat(facts.versionsOf(List.of(good.origin().id()), EnumSet.allOf(Fact.Kind.class))
                        .block())
                .isEmpty();
    }

    @Test
    void refusesATextWithNul() {
        Version bad = version(sale(BigDecimal.ONE, "US\0D"));

        assertThat(Faults.kindOf(catchThrowable(() -> store(bad)))).isEqualTo(Faults.Kind.DATA);
    }

    private void store(Version... versions) {
        facts.prepare(List.of(versions))
                .then(facts.add(List.of(versions)))
                .as(transaction::transactional)
                .block();
    }

    private Version kept(Version version) {
        return facts.versionsOf(
                        List.of(version.origin().id()),
                        EnumSet.of(version.fact().kind()))
                .block()
                .get(version.origin().id())
                .getFirst();
    }

    private static Version version(Fact fact) {
        return Version.recorded(origin(), fact);
    }

    private static Origin origin() {
        String id = UUID.randomUUID().toString();
        return new Origin(EventIdentity.of(SOURCE, id), SOURCE, id, AT, AT.plusSeconds(1));
    }

    private static Sale sale(BigDecimal number, String currency) {
        LocalDate day = LocalDate.of(2026, 2, 23);
        return new Sale("tables-1", "store:S", number, number, currency, day, day.plusDays(7), null);
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }
}
