package io.revenuesignals.analytics.fact.store;

import io.revenuesignals.analytics.fact.Descriptions;
import io.revenuesignals.analytics.fact.model.Description;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The same description again writes over what is kept of it: that is how a building anew mends it. */
@Component
class R2dbcDescriptions implements Descriptions {

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;

    R2dbcDescriptions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> describe(List<Description.Product> products, List<Description.Place> places) {
        return describeProducts(
                        new Columns<>(List.copyOf(Description.holding(products).values())))
                .then(Mono.defer(() -> describePlaces(
                        new Columns<>(List.copyOf(Description.holding(places).values())))));
    }

    private Mono<Void> describeProducts(Columns<Description.Product> products) {
        if (products.rows().isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into product as kept
                            (product, name, brand, line, category, owner, pack_size, pack_unit, described_at, described_by)
                        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                            $7::numeric[], $8::text[], $9::timestamptz[], $10::uuid[])
                        on conflict (product) do update set
                            name = excluded.name, brand = excluded.brand, line = excluded.line,
                            category = excluded.category, owner = excluded.owner, pack_size = excluded.pack_size,
                            pack_unit = excluded.pack_unit, described_at = excluded.described_at,
                            described_by = excluded.described_by
                        where (excluded.described_at, excluded.described_by) >= (kept.described_at, kept.described_by)""")
                .bind("$1", products.texts(Description.Product::product))
                .bind("$2", products.texts(Description.Product::name))
                .bind("$3", products.texts(Description.Product::brand))
                .bind("$4", products.texts(Description.Product::line))
                .bind("$5", products.texts(Description.Product::category))
                .bind("$6", products.texts(Description.Product::owner))
                .bind("$7", products.numbers(Description.Product::packSize))
                .bind("$8", products.texts(Description.Product::packUnit))
                .bind("$9", products.instants(product -> product.origin().time()))
                .bind("$10", products.ids(product -> product.origin().id()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Void> describePlaces(Columns<Description.Place> places) {
        if (places.rows().isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into place as kept
                            (place, kind, name, store, retailer, channel, region, time_zone, attributes, size_weight,
                             described_at, described_by)
                        select place, kind, name, store, retailer, channel, region, time_zone, attributes::jsonb,
                               size_weight, described_at, described_by
                        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::numeric[], $11::timestamptz[], $12::uuid[])
                            as described (place, kind, name, store, retailer, channel, region, time_zone, attributes,
                                          size_weight, described_at, described_by)
                        on conflict (place) do update set
                            name = excluded.name, retailer = excluded.retailer, channel = excluded.channel,
                            region = excluded.region, time_zone = excluded.time_zone,
                            attributes = excluded.attributes, size_weight = excluded.size_weight,
                            described_at = excluded.described_at, described_by = excluded.described_by
                        where (excluded.described_at, excluded.described_by) >= (kept.described_at, kept.described_by)""")
                .bind("$1", places.texts(Description.Place::place))
                .bind("$2", places.texts(Description.Place::kind))
                .bind("$3", places.texts(Description.Place::name))
                .bind("$4", places.texts(Description.Place::store))
                .bind("$5", places.texts(Description.Place::retailer))
                .bind("$6", places.texts(Description.Place::channel))
                .bind("$7", places.texts(Description.Place::region))
                .bind("$8", places.texts(Description.Place::timeZone))
                .bind("$9", places.texts(place -> JSON.writeValueAsString(place.attributes())))
                .bind("$10", places.numbers(Description.Place::sizeWeight))
                .bind("$11", places.instants(place -> place.origin().time()))
                .bind("$12", places.ids(place -> place.origin().id()))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
