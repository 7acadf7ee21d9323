package io.revenuesignals.analytics.fact.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.analytics.fact.WeeklyRollUps;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.RollUps;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.model.Version;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.testing.SignalsTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cells hold the same sums whether they come by the hundred, when they are copied, or alone, when they are upserted. */
@SignalsTest
class WeeklyRollUpsIT {

    private static final Instant AT = Instant.parse("2026-03-04T11:22:33.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final int PLACES = 400;

    private final String run = UUID.randomUUID().toString();

    @Autowired
    private WeeklyRollUps rollUps;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void leaveNothingBehind() {
        for (Fact.Kind kind : Fact.Kind.values()) {
            database.sql("delete from " + table(kind) + " where product like $1")
                    .bind("$1", "%" + run)
                    .fetch()
                    .rowsUpdated()
                    .block();
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdTheSameSums(Fact.Kind kind) {
        List<Version> first = versions(kind, "many-" + run, 0, PLACES);
        List<Version> overlapping = versions(kind, "many-" + run, PLACES / 2, PLACES + PLACES / 2);
        add(first).block();
        add(overlapping).block();

        Flux.concat(
                        Flux.fromIterable(versions(kind, "alone-" + run, 0, PLACES)),
                        Flux.fromIterable(versions(kind, "alone-" + run, PLACES / 2, PLACES + PLACES / 2)))
                .concatMap(version -> add(List.of(version)))
                .blockLast();

        assertThat(cells(kind, "many-" + run)).hasSize(PLACES + PLACES / 2).isEqualTo(cells(kind, "alone-" + run));
    }

    private Mono<Void> add(List<Version> versions) {
        RollUps changes = new RollUps();
        versions.forEach(changes::add);
        return transaction.transactional(rollUps.add(changes));
    }

    private static List<Version> versions(Fact.Kind kind, String product, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Version.recorded(
                        new Origin(
                                EventIdentity.of("/cells-test", from + "-" + number),
                                "/cells-test",
                                from + "-" + number,
                                AT,
                                AT),
                        fact(kind, product, "store:C" + number, from + number)))
                .toList();
    }

    private static Fact fact(Fact.Kind kind, String product, String place, int number) {
        BigDecimal amount = new BigDecimal(number + 1).movePointLeft(2);
        Instant at = AT.plusSeconds(number);
        return switch (kind) {
            case SALE -> new Sale(product, place, amount, amount.add(amount), "EUR", DAY, DAY.plusDays(1), at);
            case PRICE -> new PriceSeen(product, place, amount, null, "EUR", DAY, at);
            case PROMOTION ->
                new PromotionSeen(
                        product,
                        place,
                        "FEATURE",
                        number % 3 == 0 ? null : new BigDecimal("0.2"),
                        null,
                        null,
                        DAY,
                        DAY.plusDays(10),
                        at);
            case SHELF -> new ShelfSeen(product, place, number % 2 == 0, number % 3 == 0, null, DAY, at);
        };
    }

    private List<String> cells(Fact.Kind kind, String product) {
        return database.sql("select (to_jsonb(cell) - 'product')::text from " + table(kind)
                        + " as cell where product = $1 and week = '2026-03-02' order by place")
                .bind("$1", product)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private static String table(Fact.Kind kind) {
        return switch (kind) {
            case SALE -> "sale_week";
            case PRICE -> "price_week";
            case PROMOTION -> "promotion_week";
            case SHELF -> "shelf_week";
        };
    }
}
