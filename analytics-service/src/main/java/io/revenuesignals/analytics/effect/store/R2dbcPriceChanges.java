package io.revenuesignals.analytics.effect.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.effect.Cost;
import io.revenuesignals.analytics.effect.PriceChange;
import io.revenuesignals.analytics.effect.PriceChanges;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class R2dbcPriceChanges implements PriceChanges {

    private final DatabaseClient database;

    R2dbcPriceChanges(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(PriceChange change) {
        return run(database.sql("""
                        insert into price_change (price, product, scope, value, old_value, currency, valid_from, valid_to,
                            recommendation, request)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (price) do nothing""")
                .bind("$1", change.price())
                .bind("$2", change.product())
                .bind("$3", change.scope())
                .bind("$4", change.value())
                .bind("$5", nullable(change.oldValue(), BigDecimal.class))
                .bind("$6", change.currency())
                .bind("$7", change.validFrom())
                .bind("$8", nullable(change.validTo(), Instant.class))
                .bind("$9", nullable(change.recommendation(), String.class))
                .bind("$10", nullable(change.request(), String.class)));
    }

    @Override
    public Mono<Void> revert(String price, Instant at) {
        return run(database.sql("insert into price_reverted (price, at) values ($1, $2) on conflict do nothing")
                .bind("$1", price)
                .bind("$2", at));
    }

    @Override
    public Mono<Void> keep(Cost cost) {
        return run(database.sql("""
                        insert into cost as kept (product, scope, valid_from, cost, currency, told_at, told_by)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (product, scope, valid_from) do update set
                            cost = excluded.cost, currency = excluded.currency, told_at = excluded.told_at,
                            told_by = excluded.told_by
                        where (excluded.told_at, excluded.told_by) > (kept.told_at, kept.told_by)""")
                .bind("$1", cost.product())
                .bind("$2", cost.scope())
                .bind("$3", cost.validFrom())
                .bind("$4", cost.cost())
                .bind("$5", cost.currency())
                .bind("$6", cost.toldAt())
                .bind("$7", cost.toldBy()));
    }

    @Override
    public Flux<PriceChange> of(Collection<String> products) {
        return database.sql("""
                        select price, product, scope, value, old_value, currency, valid_from, valid_to, recommendation, request
                        from price_change c
                        where (cardinality($1::text[]) = 0 or product = any($1))
                          and not exists (select 1 from price_reverted r where r.price = c.price)
                        order by valid_from desc, price""")
                .bind("$1", products.toArray(String[]::new))
                .map(R2dbcPriceChanges::change)
                .all();
    }

    static PriceChange change(Readable row) {
        return new PriceChange(
                text(row, "price"),
                text(row, "product"),
                text(row, "scope"),
                present(row, "value", BigDecimal.class),
                row.get("old_value", BigDecimal.class),
                text(row, "currency"),
                present(row, "valid_from", Instant.class),
                row.get("valid_to", Instant.class),
                row.get("recommendation", String.class),
                row.get("request", String.class));
    }

    @Override
    public Mono<List<Cost>> costs(Collection<String> products) {
        return database.sql("""
                        select product, scope, valid_from, cost, currency, told_at, told_by from cost
                        where product = any($1::text[])""")
                .bind("$1", products.toArray(String[]::new))
                .map(row -> new Cost(
                        text(row, "product"),
                        text(row, "scope"),
                        present(row, "cost", BigDecimal.class),
                        text(row, "currency"),
                        present(row, "valid_from", LocalDate.class),
                        present(row, "told_at", Instant.class),
                        present(row, "told_by", UUID.class)))
                .all()
                .collectList();
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
