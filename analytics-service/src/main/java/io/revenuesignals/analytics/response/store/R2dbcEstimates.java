package io.revenuesignals.analytics.response.store;

import io.revenuesignals.analytics.response.Estimate;
import io.revenuesignals.analytics.response.Estimates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcEstimates implements Estimates {

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;

    R2dbcEstimates(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(List<Estimate> estimates, Instant at) {
        if (estimates.isEmpty()) {
            return Mono.empty();
        }
        List<Estimate> sorted = estimates.stream()
                .sorted(Comparator.comparing(Estimate::product).thenComparing(Estimate::retailer))
                .toList();
        return database.sql("""
                        insert into price_response as kept (product, retailer, as_of, estimate, estimated_at)
                        select product, retailer, as_of, estimate::jsonb, $5
                        from unnest($1::text[], $2::text[], $3::date[], $4::text[]) as told (product, retailer, as_of, estimate)
                        on conflict (product, retailer) do update set
                            as_of = excluded.as_of, estimate = excluded.estimate, estimated_at = excluded.estimated_at""")
                .bind("$1", sorted.stream().map(Estimate::product).toArray(String[]::new))
                .bind("$2", sorted.stream().map(Estimate::retailer).toArray(String[]::new))
                .bind("$3", sorted.stream().map(Estimate::asOf).toArray(LocalDate[]::new))
                .bind("$4", sorted.stream().map(JSON::writeValueAsString).toArray(String[]::new))
                .bind("$5", at)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<List<Estimate>> find(
            @Nullable String product, @Nullable String retailer, int limit, @Nullable Position after) {
        return database.sql("""
                        select estimate::text as estimate from price_response
                        where ($1 = '' or product = $1) and ($2 = '' or retailer = $2) and (product, retailer) > ($3, $4)
                        order by product, retailer limit $5""")
                .bind("$1", product == null ? "" : product)
                .bind("$2", retailer == null ? "" : retailer)
                .bind("$3", after == null ? "" : after.product())
                .bind("$4", after == null ? "" : after.retailer())
                .bind("$5", limit)
                .map(row -> estimate(row.get("estimate", String.class)))
                .all()
                .collectList();
    }

    @Override
    public Flux<Estimate> of(Collection<String> products) {
        return database.sql("select estimate::text as estimate from price_response where product = any($1::text[])")
                .bind("$1", products.toArray(String[]::new))
                .map(row -> estimate(row.get("estimate", String.class)))
                .all();
    }

    private static Estimate estimate(@Nullable String json) {
        return JSON.readValue(Objects.requireNonNull(json), Estimate.class);
    }
}
