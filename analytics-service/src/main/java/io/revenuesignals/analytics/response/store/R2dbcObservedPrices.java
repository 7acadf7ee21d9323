package io.revenuesignals.analytics.response.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.ReadingDatabase;
import io.revenuesignals.analytics.response.ObservedPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcObservedPrices implements ObservedPrices {

    private static final int FACTS = 3;

    private final ReadingDatabase database;

    R2dbcObservedPrices(ReadingDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<List<Product>> products(Collection<String> categories) {
        return database.client()
                .sql("""
                        select product, name, brand, category, owner = 'OWN' as own,
                               pack_size::float8 * case pack_unit
                                   when 'KG' then 1000 when 'G' then 1 when 'OZ' then 28.349523125 when 'LB' then 453.59237
                                   when 'L' then 1000 when 'ML' then 1 when 'FL_OZ' then 29.5735295625 else 1 end as amount
                        from product where category = any($1::text[]) order by product""")
                .bind("$1", categories.toArray(String[]::new))
                .map(row -> new Product(
                        text(row, "product"),
                        text(row, "name"),
                        text(row, "brand"),
                        text(row, "category"),
                        present(row, "own", Boolean.class),
                        present(row, "amount", Double.class)))
                .all()
                .collectList();
    }

    private record Cell(String product, String retailer) {}

    @Override
    public Mono<List<Seen>> seen(Collection<String> categories, @Nullable String retailer) {
        return database.client()
                .sql("""
                        with span as (
                            select p.category, max(f.week) - 21 as since
                            from price_week f join product p on p.product = f.product
                            where p.category = any($1::text[]) group by p.category),
                        looked as (
                            select f.product, l.retailer, f.currency, f.week, f.last_price, f.last_at, f.last_fact,
                                   max(f.week) over (partition by f.product, l.retailer) as newest
                            from price_week f join product p on p.product = f.product
                            join span on span.category = p.category
                            join retailer_place l on l.place = f.place
                            where f.week >= span.since and f.last_price is not null and ($2 = '' or l.retailer = $2))
                        select product, retailer, channel, currency, last_price, week, count(*)::int as places,
                               max(last_at) as at, array_agg(last_fact order by last_at desc, last_fact) as facts
                        from looked
                        left join (select retailer, min(channel) as channel from place where retailer is not null
                                   group by retailer) as known using (retailer)
                        where week = newest
                        group by product, retailer, channel, currency, last_price, week
                        order by product, retailer""")
                .bind("$1", categories.toArray(String[]::new))
                .bind("$2", retailer == null ? "" : retailer)
                .map(R2dbcObservedPrices::seen)
                .all()
                .collectList()
                .map(R2dbcObservedPrices::mostFrequent);
    }

    private static List<Seen> mostFrequent(List<Seen> all) {
        Map<Cell, List<Seen>> cells = new LinkedHashMap<>();
        all.forEach(seen -> cells.computeIfAbsent(new Cell(seen.product(), seen.retailer()), cell -> new ArrayList<>())
                .add(seen));
        return cells.values().stream().map(R2dbcObservedPrices::mostFrequentOf).toList();
    }

    private static Seen mostFrequentOf(List<Seen> prices) {
        Seen most = prices.stream()
                .max(Comparator.comparingInt(Seen::places).thenComparing(Seen::price))
                .orElseThrow();
        int looks = prices.stream().mapToInt(Seen::places).sum();
        return new Seen(
                most.product(),
                most.retailer(),
                most.channel(),
                most.price(),
                most.currency(),
                most.week(),
                most.places(),
                looks,
                most.at(),
                most.facts());
    }

    private static Seen seen(Readable row) {
        UUID[] facts = present(row, "facts", UUID[].class);
        int places = present(row, "places", Integer.class);
        return new Seen(
                text(row, "product"),
                text(row, "retailer"),
                row.get("channel", String.class),
                present(row, "last_price", BigDecimal.class),
                text(row, "currency"),
                present(row, "week", LocalDate.class),
                places,
                places,
                present(row, "at", Instant.class),
                Arrays.stream(facts).limit(FACTS).toList());
    }

    @Override
    public Mono<List<Reference>> references(Collection<UUID> facts, LocalDate since) {
        return database.client()
                .sql("""
                        select source, event_id from price_observation
                        where fact = any($1::uuid[]) and day >= $2 and replaced_at is null order by at desc, event_id""")
                .bind("$1", facts.toArray(UUID[]::new))
                .bind("$2", since)
                .map(row -> new Reference(text(row, "source"), text(row, "event_id")))
                .all()
                .collectList();
    }
}
