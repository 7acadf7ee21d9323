package io.revenuesignals.analytics.effect.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.effect.Effects;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcEffects implements Effects {

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;

    R2dbcEffects(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Sold>> sold(String product, String scope, LocalDate since) {
        return database.sql("""
                        select f.week, sum(f.units)::float8 as units, max(f.last_day) as through
                        from sale_week f left join place l on l.place = f.place
                        where f.product = $1 and f.week >= $2
                          and ($3 = 'national' or $3 = 'channel:' || l.channel or $3 = 'retailer:' || l.retailer or $3 = f.place)
                        group by f.week order by f.week""")
                .bind("$1", product)
                .bind("$2", since)
                .bind("$3", scope)
                .map(row -> new Sold(
                        present(row, "week", LocalDate.class),
                        present(row, "units", Double.class),
                        present(row, "through", LocalDate.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> keep(Effect effect, Instant at) {
        return database.sql("""
                        insert into price_effect (price, product, scope, effect, verdict, measured_at)
                        values ($1, $2, $3, $4::text::jsonb, $5, $6)
                        on conflict (price) do update set
                            effect = excluded.effect, verdict = excluded.verdict, measured_at = excluded.measured_at""")
                .bind("$1", effect.change().price())
                .bind("$2", effect.change().product())
                .bind("$3", effect.change().scope())
                .bind("$4", JSON.writeValueAsString(effect))
                .bind("$5", effect.verdict())
                .bind("$6", at)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<List<Effect>> find(@Nullable String product, int limit, @Nullable String after) {
        return database.sql("""
                        select effect::text as effect from price_effect
                        where ($1 = '' or product = $1) and price > $2 order by price limit $3""")
                .bind("$1", product == null ? "" : product)
                .bind("$2", after == null ? "" : after)
                .bind("$3", limit)
                .map(R2dbcEffects::effect)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Effect>> missed(Collection<String> products) {
        return database.sql("""
                        select effect::text as effect from price_effect
                        where product = any($1::text[]) and verdict = 'WORSE_THAN_EXPECTED'""")
                .bind("$1", products.toArray(String[]::new))
                .map(R2dbcEffects::effect)
                .all()
                .collectList();
    }

    private static Effect effect(Readable row) {
        return JSON.readValue(text(row, "effect"), Effect.class);
    }
}
