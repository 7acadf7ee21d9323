package io.revenuesignals.analytics.rebuild;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the tables of facts and roll-ups hold, without what says when it was taken and stored. Versions of a fact that neither
 * hold nor are as recorded are left out: which of them came to be depends on how the facts were cut into batches.
 */
final class KeptTables {

    private static final String HOLDS = ", replaced_at is null as holds";
    private static final String RECORDED_OR_HOLDS = "(amended_by is null or replaced_at is null)";
    private static final List<Table> TABLES = List.of(
            new Table("sale", "product", HOLDS, RECORDED_OR_HOLDS),
            new Table("price_observation", "product", HOLDS, RECORDED_OR_HOLDS),
            new Table("promotion_observation", "product", HOLDS, RECORDED_OR_HOLDS),
            new Table("shelf_observation", "product", HOLDS, RECORDED_OR_HOLDS),
            new Table("customer_gained", "customer", "", "true"),
            new Table("amendment", "event_id", "", "true"),
            new Table("sale_week", "product", "", "true"),
            new Table("price_week", "product", "", "true"),
            new Table("promotion_week", "product", "", "true"),
            new Table("shelf_week", "product", "", "true"),
            new Table("customer", "customer", "", "true"),
            new Table("product", "product", "", "true"),
            new Table("place", "place", "", "true"));

    private final DatabaseClient database;

    KeptTables(DatabaseClient database) {
        this.database = database;
    }

    private record Table(String name, String column, String more, String condition) {

        String mine() {
            return column + " ~ '(^|:)(" + Market.PREFIX + "|" + Market.id("") + ")'";
        }

        String rows(String whose) {
            return "select (to_jsonb(t) - 'stored_at' - 'replaced_at' - 'received_at')::text as row from (select *"
                    + more + " from " + name + " where " + whose + " and " + condition + ") t order by 1";
        }
    }

    /** The rows of this test's facts. */
    Flux<String> mine() {
        return Flux.fromIterable(TABLES).concatMap(table -> rows(table, table.mine()));
    }

    /** All other rows. */
    Flux<String> others() {
        return Flux.fromIterable(TABLES).concatMap(table -> rows(table, "not " + table.mine()));
    }

    /** Deletes the rows of this test's facts. */
    Mono<Void> forgetMine() {
        return Flux.fromIterable(TABLES)
                .concatMap(table -> database.sql("delete from " + table.name() + " where " + table.mine())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    /** When each sale was taken, which no building anew changes. */
    Flux<String> salesTaken() {
        return database.sql("select fact || ' ' || received_at as taken from sale where amended_by is null order by 1")
                .map(row -> String.valueOf(row.get("taken", String.class)))
                .all();
    }

    private Flux<String> rows(Table table, String whose) {
        return database.sql(table.rows(whose))
                .map(row -> table.name() + " " + withoutTrailingZeros(String.valueOf(row.get("row", String.class))))
                .all();
    }

    /** A sum has as many decimals as its longest part had: 0.16 and 0.160000 are the same. */
    private static String withoutTrailingZeros(String row) {
        return row.replaceAll("(\\d\\.\\d*?)0+(?=[,}])", "$1").replaceAll("(\\d)\\.(?=[,}])", "$1");
    }
}
