package io.revenuesignals.analytics.fact.store;

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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Roll-ups in PostgreSQL. The upsert adds the sums and locks the cells in their order; only then are the figures that are
 * not sums looked up in the facts, for cells from which something was removed. Whoever adds a fact to such a cell either
 * committed before the lock was given, and is seen, or waits for it, and adds to what was looked up.
 */
@Component
class R2dbcWeeklyRollUps implements WeeklyRollUps {

    private final DatabaseClient database;

    R2dbcWeeklyRollUps(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(RollUps changes) {
        return sales(changes.sales())
                .then(Mono.defer(() -> prices(changes.prices())))
                .then(Mono.defer(() -> promotions(changes.promotions())))
                .then(Mono.defer(() -> shelves(changes.shelves())));
    }

    private Mono<Void> sales(SortedMap<MoneyCell, Sales> changes) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var rows = rows(changes);
        return run(moneyCells(database.sql("""
                        insert into sale_week as kept (product, week, place, currency, units, revenue, sales, last_day)
                        select * from unnest($1::text[], $2::date[], $3::text[], $4::text[],
                            $5::numeric[], $6::numeric[], $7::int8[], $8::date[])
                        on conflict (product, week, place, currency) do update set
                            units = kept.units + excluded.units, revenue = kept.revenue + excluded.revenue,
                            sales = kept.sales + excluded.sales,
                            last_day = greatest(kept.last_day, excluded.last_day)"""), rows)
                        .bind("$5", rows.numbers(row -> row.getValue().units()))
                        .bind("$6", rows.numbers(row -> row.getValue().revenue()))
                        .bind("$7", rows.counts(row -> row.getValue().sales()))
                        .bind("$8", rows.days(row -> row.getValue().lastDay())))
                .then(Mono.defer(() -> salesAnew(anew(changes, Sales::anew))));
    }

    private Mono<Void> salesAnew(Columns<Map.Entry<MoneyCell, Sales>> rows) {
        if (rows.rows().isEmpty()) {
            return Mono.empty();
        }
        return run(moneyCells(database.sql("""
                        delete from sale_week kept
                        using unnest($1::text[], $2::date[], $3::text[], $4::text[]) as cell (product, week, place, currency)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency and kept.sales = 0"""), rows))
                .then(Mono.defer(() -> run(moneyCells(database.sql("""
                        update sale_week kept set last_day = (
                            select max(end_day) - 1 from sale
                            where sale.product = kept.product and sale.place = kept.place
                              and sale.currency = kept.currency
                              and sale.day >= kept.week and sale.day < kept.week + 7 and replaced_at is null)
                        from unnest($1::text[], $2::date[], $3::text[], $4::text[]) as cell (product, week, place, currency)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency"""), rows))));
    }

    private Mono<Void> prices(SortedMap<MoneyCell, Prices> changes) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var rows = rows(changes);
        return run(moneyCells(database.sql("""
                        insert into price_week as kept (product, week, place, currency, observations, price_sum,
                            lowest, highest, last_price, last_at, last_fact)
                        select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::int8[], $6::numeric[],
                            $7::numeric[], $8::numeric[], $9::numeric[], $10::timestamptz[], $11::uuid[])
                        on conflict (product, week, place, currency) do update set
                            observations = kept.observations + excluded.observations,
                            price_sum = kept.price_sum + excluded.price_sum,
                            lowest = least(kept.lowest, excluded.lowest),
                            highest = greatest(kept.highest, excluded.highest),
                            last_price = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.last_price else kept.last_price end,
                            last_at = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.last_at else kept.last_at end,
                            last_fact = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.last_fact else kept.last_fact end"""), rows)
                        .bind("$5", rows.counts(row -> row.getValue().observations()))
                        .bind("$6", rows.numbers(row -> row.getValue().sum()))
                        .bind("$7", rows.numbers(row -> row.getValue().lowest()))
                        .bind("$8", rows.numbers(row -> row.getValue().highest()))
                        .bind("$9", rows.numbers(row -> row.getValue().last()))
                        .bind("$10", rows.instants(row -> row.getValue().lastAt()))
                        .bind("$11", rows.ids(row -> row.getValue().lastFact())))
                .then(Mono.defer(() -> pricesAnew(anew(changes, Prices::anew))));
    }

    private Mono<Void> pricesAnew(Columns<Map.Entry<MoneyCell, Prices>> rows) {
        if (rows.rows().isEmpty()) {
            return Mono.empty();
        }
        return run(moneyCells(database.sql("""
                        delete from price_week kept
                        using unnest($1::text[], $2::date[], $3::text[], $4::text[]) as cell (product, week, place, currency)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency and kept.observations = 0"""), rows))
                .then(Mono.defer(() -> run(moneyCells(database.sql("""
                        update price_week kept set (lowest, highest, last_price, last_at, last_fact) = (
                            select min(price), max(price),
                                   (array_agg(price order by at desc, fact desc))[1], max(at),
                                   (array_agg(fact order by at desc, fact desc))[1]
                            from price_observation seen
                            where seen.product = kept.product and seen.place = kept.place
                              and seen.currency = kept.currency
                              and seen.day >= kept.week and seen.day < kept.week + 7 and replaced_at is null)
                        from unnest($1::text[], $2::date[], $3::text[], $4::text[]) as cell (product, week, place, currency)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.currency = cell.currency"""), rows))));
    }

    private Mono<Void> promotions(SortedMap<PromotionCell, Promotions> changes) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var rows = rows(changes);
        return run(promotionCells(database.sql("""
                        insert into promotion_week as kept (product, week, place, mechanic, promotions, depth_sum, depths)
                        select * from unnest($1::text[], $2::date[], $3::text[], $4::text[],
                            $5::int8[], $6::numeric[], $7::int8[])
                        on conflict (product, week, place, mechanic) do update set
                            promotions = kept.promotions + excluded.promotions,
                            depth_sum = kept.depth_sum + excluded.depth_sum, depths = kept.depths + excluded.depths"""), rows)
                        .bind("$5", rows.counts(row -> row.getValue().promotions()))
                        .bind("$6", rows.numbers(row -> row.getValue().depthSum()))
                        .bind("$7", rows.counts(row -> row.getValue().depths())))
                .then(Mono.defer(() -> withoutPromotions(anew(changes, tally -> tally.promotions() <= 0))));
    }

    private Mono<Void> withoutPromotions(Columns<Map.Entry<PromotionCell, Promotions>> rows) {
        if (rows.rows().isEmpty()) {
            return Mono.empty();
        }
        return run(promotionCells(database.sql("""
                delete from promotion_week kept
                using unnest($1::text[], $2::date[], $3::text[], $4::text[]) as cell (product, week, place, mechanic)
                where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                  and kept.mechanic = cell.mechanic and kept.promotions = 0"""), rows));
    }

    private Mono<Void> shelves(SortedMap<ShelfCell, Shelves> changes) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var rows = rows(changes);
        return run(shelfCells(database.sql("""
                        insert into shelf_week as kept (product, week, place, observations, present, sold_out, last_at, last_fact)
                        select * from unnest($1::text[], $2::date[], $3::text[], $4::int8[], $5::bool[], $6::bool[],
                            $7::timestamptz[], $8::uuid[])
                        on conflict (product, week, place) do update set
                            observations = kept.observations + excluded.observations,
                            present = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.present else kept.present end,
                            sold_out = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.sold_out else kept.sold_out end,
                            last_at = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.last_at else kept.last_at end,
                            last_fact = case when kept.last_fact is null
                                or (excluded.last_at, excluded.last_fact) > (kept.last_at, kept.last_fact)
                                then excluded.last_fact else kept.last_fact end"""), rows)
                        .bind("$4", rows.counts(row -> row.getValue().observations()))
                        .bind("$5", rows.flags(row -> last(row.getValue(), ShelfSeen::present)))
                        .bind("$6", rows.flags(row -> last(row.getValue(), ShelfSeen::soldOut)))
                        .bind("$7", rows.instants(row -> last(row.getValue(), ShelfSeen::at)))
                        .bind("$8", rows.ids(row -> row.getValue().lastFact())))
                .then(Mono.defer(() -> shelvesAnew(anew(changes, Shelves::anew))));
    }

    private static <V> @Nullable V last(Shelves shelves, Function<ShelfSeen, V> value) {
        ShelfSeen last = shelves.last();
        return last == null ? null : value.apply(last);
    }

    private Mono<Void> shelvesAnew(Columns<Map.Entry<ShelfCell, Shelves>> rows) {
        if (rows.rows().isEmpty()) {
            return Mono.empty();
        }
        return run(shelfCells(database.sql("""
                        delete from shelf_week kept
                        using unnest($1::text[], $2::date[], $3::text[]) as cell (product, week, place)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place
                          and kept.observations = 0"""), rows))
                .then(Mono.defer(() -> run(shelfCells(database.sql("""
                        update shelf_week kept set (present, sold_out, last_at, last_fact) = (
                            select present, sold_out, at, fact from shelf_observation seen
                            where seen.product = kept.product and seen.place = kept.place
                              and seen.day >= kept.week and seen.day < kept.week + 7 and replaced_at is null
                            order by at desc, fact desc limit 1)
                        from unnest($1::text[], $2::date[], $3::text[]) as cell (product, week, place)
                        where kept.product = cell.product and kept.week = cell.week and kept.place = cell.place"""), rows))));
    }

    private static <C, T> Columns<Map.Entry<C, T>> rows(SortedMap<C, T> changes) {
        return new Columns<>(List.copyOf(changes.entrySet()));
    }

    private static <C, T> Columns<Map.Entry<C, T>> anew(SortedMap<C, T> changes, Predicate<T> which) {
        return new Columns<>(changes.entrySet().stream()
                .filter(row -> which.test(row.getValue()))
                .toList());
    }

    private static <T> GenericExecuteSpec moneyCells(
            GenericExecuteSpec statement, Columns<Map.Entry<MoneyCell, T>> rows) {
        return statement
                .bind("$1", rows.texts(row -> row.getKey().product()))
                .bind("$2", rows.days(row -> row.getKey().week()))
                .bind("$3", rows.texts(row -> row.getKey().place()))
                .bind("$4", rows.texts(row -> row.getKey().currency()));
    }

    private static <T> GenericExecuteSpec promotionCells(
            GenericExecuteSpec statement, Columns<Map.Entry<PromotionCell, T>> rows) {
        return statement
                .bind("$1", rows.texts(row -> row.getKey().product()))
                .bind("$2", rows.days(row -> row.getKey().week()))
                .bind("$3", rows.texts(row -> row.getKey().place()))
                .bind("$4", rows.texts(row -> row.getKey().mechanic()));
    }

    private static <T> GenericExecuteSpec shelfCells(
            GenericExecuteSpec statement, Columns<Map.Entry<ShelfCell, T>> rows) {
        return statement
                .bind("$1", rows.texts(row -> row.getKey().product()))
                .bind("$2", rows.days(row -> row.getKey().week()))
                .bind("$3", rows.texts(row -> row.getKey().place()));
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
