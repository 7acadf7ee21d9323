package io.revenuesignals.analytics.fact.store;

import static io.revenuesignals.analytics.fact.store.CellTable.Column.count;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.day;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.flag;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.id;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.instant;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.number;
import static io.revenuesignals.analytics.fact.store.CellTable.Column.text;

import io.revenuesignals.analytics.fact.WeeklyRollUps;
import io.revenuesignals.analytics.fact.model.RollUps;
import io.revenuesignals.analytics.fact.model.RollUps.MoneyCell;
import io.revenuesignals.analytics.fact.model.RollUps.Prices;
import io.revenuesignals.analytics.fact.model.RollUps.PromotionCell;
import io.revenuesignals.analytics.fact.model.RollUps.Promotions;
import io.revenuesignals.analytics.fact.model.RollUps.Sales;
import io.revenuesignals.analytics.fact.model.RollUps.ShelfCell;
import io.revenuesignals.analytics.fact.model.RollUps.Shelves;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.store.CellTable.Column;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Roll-ups in PostgreSQL. Adding the sums locks the cells in their order; only then are the figures that are
 * not sums looked up in the facts, for cells from which something was removed. Whoever adds a fact to such a cell either
 * committed before the lock was given, and is seen, or waits for it, and adds to what was looked up.
 */
@Component
class R2dbcWeeklyRollUps implements WeeklyRollUps {

    private static final String IS_LATER =
            "kept.last_fact is null or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)";

    private final CellTable<Map.Entry<MoneyCell, Sales>> sales;
    private final CellTable<Map.Entry<MoneyCell, Prices>> prices;
    private final CellTable<Map.Entry<PromotionCell, Promotions>> promotions;
    private final CellTable<Map.Entry<ShelfCell, Shelves>> shelves;

    R2dbcWeeklyRollUps(DatabaseClient database) {
        this.sales = sales(database);
        this.prices = prices(database);
        this.promotions = promotions(database);
        this.shelves = shelves(database);
    }

    private static CellTable<Map.Entry<MoneyCell, Sales>> sales(DatabaseClient database) {
        return new CellTable<>(
                database,
                "sale_week",
                moneyCell(),
                List.of(
                        number("units", row -> row.getValue().units()),
                        number("revenue", row -> row.getValue().revenue()),
                        count("sales", row -> row.getValue().sales()),
                        day("last_day", row -> row.getValue().lastDay())),
                """
                units = kept.units + excluded.units, revenue = kept.revenue + excluded.revenue,
                sales = kept.sales + excluded.sales, last_day = greatest(kept.last_day, excluded.last_day)""");
    }

    private static CellTable<Map.Entry<MoneyCell, Prices>> prices(DatabaseClient database) {
        return new CellTable<>(
                database,
                "price_week",
                moneyCell(),
                List.of(
                        count("observations", row -> row.getValue().observations()),
                        number("price_sum", row -> row.getValue().sum()),
                        number("lowest", row -> row.getValue().lowest()),
                        number("highest", row -> row.getValue().highest()),
                        number("last_price", row -> row.getValue().last()),
                        instant("last_at", row -> row.getValue().lastAt()),
                        id("last_fact", row -> row.getValue().lastFact())),
                """
                observations = kept.observations + excluded.observations, price_sum = kept.price_sum + excluded.price_sum,
                lowest = least(kept.lowest, excluded.lowest), highest = greatest(kept.highest, excluded.highest),""" + latest("last_price", "last_at", "last_fact"));
    }

    private static CellTable<Map.Entry<PromotionCell, Promotions>> promotions(DatabaseClient database) {
        return new CellTable<>(
                database,
                "promotion_week",
                List.of(
                        text("product", row -> row.getKey().product()),
                        day("week", row -> row.getKey().week()),
                        text("place", row -> row.getKey().place()),
                        text("mechanic", row -> row.getKey().mechanic())),
                List.of(
                        count("promotions", row -> row.getValue().promotions()),
                        number("depth_sum", row -> row.getValue().depthSum()),
                        count("depths", row -> row.getValue().depths())),
                """
                promotions = kept.promotions + excluded.promotions, depth_sum = kept.depth_sum + excluded.depth_sum,
                depths = kept.depths + excluded.depths""");
    }

    private static CellTable<Map.Entry<ShelfCell, Shelves>> shelves(DatabaseClient database) {
        return new CellTable<>(
                database,
                "shelf_week",
                List.of(
                        text("product", row -> row.getKey().product()),
                        day("week", row -> row.getKey().week()),
                        text("place", row -> row.getKey().place())),
                List.of(
                        count("observations", row -> row.getValue().observations()),
                        flag("present", row -> last(row.getValue(), ShelfSeen::present)),
                        flag("sold_out", row -> last(row.getValue(), ShelfSeen::soldOut)),
                        instant("last_at", row -> last(row.getValue(), ShelfSeen::at)),
                        id("last_fact", row -> row.getValue().lastFact())),
                "observations = kept.observations + excluded.observations,"
                        + latest("present", "sold_out", "last_at", "last_fact"));
    }

    private static <T> List<Column<Map.Entry<MoneyCell, T>>> moneyCell() {
        return List.of(
                text("product", row -> row.getKey().product()),
                day("week", row -> row.getKey().week()),
                text("place", row -> row.getKey().place()),
                text("currency", row -> row.getKey().currency()));
    }

    private static String latest(String... columns) {
        return Stream.of(columns)
                .map(column ->
                        " %1$s = case when %2$s then excluded.%1$s else kept.%1$s end".formatted(column, IS_LATER))
                .collect(Collectors.joining(","));
    }

    private static <V> @Nullable V last(Shelves shelves, Function<ShelfSeen, V> value) {
        ShelfSeen last = shelves.last();
        return last == null ? null : value.apply(last);
    }

    @Override
    public Mono<Void> add(RollUps changes) {
        return addSales(changes.sales())
                .then(Mono.defer(() -> addPrices(changes.prices())))
                .then(Mono.defer(() -> addPromotions(changes.promotions())))
                .then(Mono.defer(() -> addShelves(changes.shelves())));
    }

    private Mono<Void> addSales(SortedMap<MoneyCell, Sales> changes) {
        return add(sales, changes, Sales::anew, """
                        delete from sale_week kept using :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency and kept.sales = 0""", """
                        update sale_week kept set last_day = (
                            select max(end_day) - 1 from sale
                            where sale.product = kept.product and sale.place = kept.place
                              and sale.currency = kept.currency
                              and sale.day >= kept.week and sale.day < kept.week + 7 and replaced_at is null)
                        from :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency""");
    }

    private Mono<Void> addPrices(SortedMap<MoneyCell, Prices> changes) {
        return add(prices, changes, Prices::anew, """
                        delete from price_week kept using :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency and kept.observations = 0""", """
                        update price_week kept set (lowest, highest, last_price, last_at, last_fact) = (
                            select min(price), max(price),
                                   (array_agg(price order by at desc, fact desc))[1], max(at),
                                   (array_agg(fact order by at desc, fact desc))[1]
                            from price_observation seen
                            where seen.product = kept.product and seen.place = kept.place
                              and seen.currency = kept.currency
                              and seen.day >= kept.week and seen.day < kept.week + 7 and replaced_at is null)
                        from :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency""");
    }

    private Mono<Void> addPromotions(SortedMap<PromotionCell, Promotions> changes) {
        return add(promotions, changes, tally -> tally.promotions() <= 0, """
                delete from promotion_week kept using :cells
                where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                  and kept.mechanic = cell.mechanic and kept.promotions = 0""");
    }

    private Mono<Void> addShelves(SortedMap<ShelfCell, Shelves> changes) {
        return add(shelves, changes, Shelves::anew, """
                        delete from shelf_week kept using :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.observations = 0""", """
                        update shelf_week kept set (present, sold_out, last_at, last_fact) = (
                            select present, sold_out, at, fact from shelf_observation seen
                            where seen.product = kept.product and seen.place = kept.place
                              and seen.day >= kept.week and seen.day < kept.week + 7 and replaced_at is null
                            order by at desc, fact desc limit 1)
                        from :cells
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place""");
    }

    /** Adds the changes, and runs the statements for those cells that the sums alone do not make right. */
    private static <K, T> Mono<Void> add(
            CellTable<Map.Entry<K, T>> table, SortedMap<K, T> changes, Predicate<T> anew, String... statements) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        List<Map.Entry<K, T>> cells = List.copyOf(changes.entrySet());
        List<Map.Entry<K, T>> open =
                cells.stream().filter(cell -> anew.test(cell.getValue())).toList();
        Mono<Void> added = table.add(cells);
        return open.isEmpty()
                ? added
                : added.thenMany(Flux.fromArray(statements).concatMap(statement -> table.run(statement, open)))
                        .then();
    }
}
