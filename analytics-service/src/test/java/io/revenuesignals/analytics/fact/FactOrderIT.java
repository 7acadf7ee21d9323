package io.revenuesignals.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.testing.SignalsTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Whatever order facts and their amendments come in, and however they are cut into batches, the same tables result. */
@SignalsTest
class FactOrderIT {

    private static final String SOURCE = "/order-test";
    private static final LocalDate FIRST = LocalDate.of(1990, 6, 4);
    private static final List<String> ROLL_UPS = List.of("sale_week", "price_week", "promotion_week", "shelf_week");
    private static final List<String> FACTS =
            List.of("sale", "price_observation", "promotion_observation", "shelf_observation");

    @Autowired
    private KeepingFacts keeping;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void leaveNothingBehind() {
        clean();
    }

    private sealed interface Told {
        Origin origin();
    }

    private record ToldFact(Origin origin, Fact fact) implements Told {}

    private record ToldAmendment(
            Origin origin, UUID target, @Nullable Fact replacement) implements Told {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesTheSameTablesInAnyOrder(long seed) {
        Random chance = new Random(seed);
        List<Told> told = market(chance);

        List<String> first = outcome(told, chance);
        Collections.reverse(told);
        List<String> reversed = outcome(told, chance);
        Collections.shuffle(told, chance);
        List<String> shuffled = outcome(told, chance);

        assertThat(first).isNotEmpty();
        assertThat(reversed).as("seed " + seed).isEqualTo(first);
        assertThat(shuffled).as("seed " + seed).isEqualTo(first);
    }

    private List<String> outcome(List<Told> told, Random chance) {
        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + chance.nextInt(60));
            FactBatch batch = new FactBatch();
            told.subList(from, to).forEach(each -> {
                switch (each) {
                    case ToldFact fact -> batch.add(fact.origin(), fact.fact());
                    case ToldAmendment amendment ->
                        batch.add(
                                new Amendment(amendment.origin(), amendment.target(), amendment.replacement(), "test"));
                }
            });
            keeping.keep(batch).as(transaction::transactional).block();
            from = to;
        }
        List<String> outcome = new ArrayList<>();
        ROLL_UPS.forEach(table -> outcome.addAll(rows(table, "true")));
        FACTS.forEach(table -> outcome.addAll(rows(table, "replaced_at is null")));
        assertSumsHold();
        clean();
        return outcome;
    }

    private List<String> rows(String table, String condition) {
        return database.sql("select to_jsonb(t) - 'stored_at' - 'replaced_at' as row from " + table
                        + " t where product like 'order-%' and " + condition + " order by 1")
                .map(row -> table + " " + withoutTrailingZeros(String.valueOf(row.get("row", String.class))))
                .all()
                .collectList()
                .block();
    }

    // A number that was read back from a column has that column's scale; 0.16 and 0.160000 are the same price.
    private static String withoutTrailingZeros(String row) {
        return row.replaceAll("(\\d\\.\\d*?)0+(?=[,}])", "$1").replaceAll("(\\d)\\.(?=[,}])", "$1");
    }

    private void assertSumsHold() {
        Long wrong = database.sql("""
                        select count(*) from (
                            select product, date_trunc('week', day)::date as week, place, currency, sum(units) as units,
                                   sum(revenue) as revenue, count(*) as sales, max(end_day) - 1 as last_day
                            from sale where product like 'order-%' and replaced_at is null group by 1, 2, 3, 4) f
                        full join (select * from sale_week where product like 'order-%') w
                            using (product, week, place, currency)
                        where (f.units, f.revenue, f.sales, f.last_day) is distinct from (w.units, w.revenue, w.sales, w.last_day)""").map(row -> row.get(0, Long.class)).one().block();
        assertThat(wrong).isZero();
    }

    private void clean() {
        List<String> all = new ArrayList<>(ROLL_UPS);
        all.addAll(FACTS);
        all.forEach(table -> database.sql("delete from " + table + " where product like 'order-%'")
                .fetch()
                .rowsUpdated()
                .block());
        database.sql("delete from amendment where source = '" + SOURCE + "'")
                .fetch()
                .rowsUpdated()
                .block();
    }

    private static List<Told> market(Random chance) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Fact fact = fact(chance);
            Origin origin = origin("fact-" + i, chance);
            told.add(new ToldFact(origin, fact));
            for (int a = 0; a < 3 && chance.nextInt(3) == 0; a++) {
                told.add(amendment(i, a, origin.id(), fact, chance));
            }
        }
        told.add(new ToldAmendment(origin("orphan", chance), EventIdentity.of(SOURCE, "never-told"), fact(chance)));
        return told;
    }

    private static Told amendment(int fact, int number, UUID target, Fact amended, Random chance) {
        Origin origin = origin("amendment-" + fact + "-" + number, chance);
        boolean retract = chance.nextInt(3) == 0;
        return new ToldAmendment(origin, target, retract ? null : similar(amended, chance));
    }

    /** Mostly of the same kind; now and then of another, which must have no effect. */
    private static Fact similar(Fact amended, Random chance) {
        Fact other = fact(chance);
        while (other.kind() != amended.kind() && chance.nextInt(20) != 0) {
            other = fact(chance);
        }
        return other;
    }

    private static Origin origin(String id, Random chance) {
        Instant time = Instant.parse("1990-07-01T00:00:00Z").plusSeconds(chance.nextInt(5));
        return new Origin(EventIdentity.of(SOURCE, id), SOURCE, id, time, time);
    }

    private static Fact fact(Random chance) {
        String product = "order-" + chance.nextInt(3);
        String place = "store:order-" + chance.nextInt(2);
        LocalDate day = FIRST.plusDays(chance.nextInt(40));
        Instant at = day.atStartOfDay().plusHours(chance.nextInt(3)).toInstant(ZoneOffset.UTC);
        BigDecimal number = BigDecimal.valueOf(1 + chance.nextInt(500), 2);
        return switch (chance.nextInt(4)) {
            case 0 -> new Sale(product, place, number, number.add(BigDecimal.ONE), "USD", day, day.plusDays(7), null);
            case 1 -> new PriceSeen(product, place, number, null, "USD", day, at);
            case 2 ->
                new PromotionSeen(
                        product,
                        place,
                        chance.nextBoolean() ? "FEATURE" : "DISPLAY",
                        chance.nextBoolean() ? new BigDecimal("0.2") : null,
                        null,
                        null,
                        day,
                        day.plusDays(1 + chance.nextInt(20)),
                        at);
            default -> new ShelfSeen(product, place, chance.nextBoolean(), false, null, day, at);
        };
    }
}
