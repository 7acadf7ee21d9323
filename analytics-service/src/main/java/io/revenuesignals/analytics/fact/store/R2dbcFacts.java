package io.revenuesignals.analytics.fact.store;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.fact.Facts;
import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.NewCustomer;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.analytics.fact.model.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcFacts implements Facts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RETRACTION = "RETRACTION";

    /** Any number will do; it only must be the same wherever facts and amendments meet. */
    private static final long MEETING_POINT = 4_119_870_221L;

    private final DatabaseClient database;
    private final FactTables tables;
    private final Months months;
    private final Clock clock;

    R2dbcFacts(DatabaseClient database, FactTables tables, Months months, Clock clock) {
        this.database = database;
        this.tables = tables;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public Mono<Void> meet(boolean bringingAmendments) {
        String lock =
                bringingAmendments ? "select pg_advisory_xact_lock($1)" : "select pg_advisory_xact_lock_shared($1)";
        return run(database.sql(lock).bind("$1", MEETING_POINT));
    }

    @Override
    public Mono<Void> keep(List<Amendment> amendments) {
        if (amendments.isEmpty()) {
            return Mono.empty();
        }
        Columns<Amendment> rows = new Columns<>(amendments);
        return run(database.sql("""
                        insert into amendment (amendment, target, kind, replacement, reason, source, event_id, event_time,
                            received_at, stored_at)
                        select amendment, target, kind, replacement::jsonb, reason, source, event_id, event_time,
                               received_at, $10
                        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::timestamptz[], $9::timestamptz[])
                            as told (amendment, target, kind, replacement, reason, source, event_id, event_time, received_at)""")
                .bind("$1", rows.ids(row -> row.origin().id()))
                .bind("$2", rows.ids(Amendment::target))
                .bind("$3", rows.texts(R2dbcFacts::kind))
                .bind("$4", rows.texts(R2dbcFacts::replacement))
                .bind("$5", rows.texts(Amendment::reason))
                .bind("$6", rows.texts(row -> row.origin().source()))
                .bind("$7", rows.texts(row -> row.origin().eventId()))
                .bind("$8", rows.instants(row -> row.origin().time()))
                .bind("$9", rows.instants(row -> row.origin().receivedAt()))
                .bind("$10", clock.instant()));
    }

    private static String kind(Amendment amendment) {
        Fact replacement = amendment.replacement();
        return replacement == null ? RETRACTION : replacement.kind().name();
    }

    private static @Nullable String replacement(Amendment amendment) {
        Fact replacement = amendment.replacement();
        return replacement == null ? null : JSON.writeValueAsString(replacement);
    }

    @Override
    public Mono<Map<UUID, List<Amendment>>> amendmentsOf(Collection<UUID> facts) {
        return database.sql("""
                        select amendment, target, kind, replacement::text as replacement, reason, source, event_id,
                               event_time, received_at
                        from amendment where target = any($1::uuid[])""")
                .bind("$1", facts.toArray(UUID[]::new))
                .map(R2dbcFacts::amendment)
                .all()
                .collect(Collectors.groupingBy(Amendment::target));
    }

    private static Amendment amendment(Readable row) {
        return new Amendment(
                new Origin(
                        id(row, "amendment"),
                        text(row, "source"),
                        text(row, "event_id"),
                        instant(row, "event_time"),
                        instant(row, "received_at")),
                id(row, "target"),
                replacement(text(row, "kind"), row.get("replacement", String.class)),
                text(row, "reason"));
    }

    private static @Nullable Fact replacement(String kind, @Nullable String json) {
        if (json == null || kind.equals(RETRACTION)) {
            return null;
        }
        return switch (Fact.Kind.valueOf(kind)) {
            case SALE -> JSON.readValue(json, Sale.class);
            case PRICE -> JSON.readValue(json, PriceSeen.class);
            case PROMOTION -> JSON.readValue(json, PromotionSeen.class);
            case SHELF -> JSON.readValue(json, ShelfSeen.class);
        };
    }

    @Override
    public Mono<Map<UUID, List<Version>>> versionsOf(Collection<UUID> facts, Set<Fact.Kind> kinds) {
        UUID[] ids = facts.toArray(UUID[]::new);
        return Flux.fromIterable(kinds)
                .concatMap(kind -> versionsOf(ids, kind))
                .collect(Collectors.groupingBy(version -> version.origin().id()));
    }

    private Flux<Version> versionsOf(UUID[] ids, Fact.Kind kind) {
        return database.sql("select * from " + FactTables.table(kind)
                        + " where fact = any($1::uuid[]) and (amended_by is null or replaced_at is null)")
                .bind("$1", ids)
                .map(row -> version(row, kind))
                .all();
    }

    private static Version version(Readable row, Fact.Kind kind) {
        Origin origin = new Origin(
                id(row, "fact"),
                text(row, "source"),
                text(row, "event_id"),
                instant(row, "event_time"),
                instant(row, "received_at"));
        Fact fact = switch (kind) {
            case SALE -> sale(row);
            case PRICE -> price(row);
            case PROMOTION -> promotion(row);
            case SHELF -> shelf(row);
        };
        return new Version(
                origin, fact, row.get("amended_by", UUID.class), row.get("replaced_at", Instant.class) == null);
    }

    private static Sale sale(Readable row) {
        return new Sale(
                text(row, "product"),
                text(row, "place"),
                number(row, "units"),
                number(row, "revenue"),
                text(row, "currency"),
                day(row, "day"),
                day(row, "end_day"),
                row.get("at", Instant.class));
    }

    private static PriceSeen price(Readable row) {
        return new PriceSeen(
                text(row, "product"),
                text(row, "place"),
                number(row, "price"),
                row.get("regular_price", BigDecimal.class),
                text(row, "currency"),
                day(row, "day"),
                instant(row, "at"));
    }

    private static PromotionSeen promotion(Readable row) {
        return new PromotionSeen(
                text(row, "product"),
                text(row, "place"),
                text(row, "mechanic"),
                row.get("depth", BigDecimal.class),
                row.get("promo_price", BigDecimal.class),
                row.get("currency", String.class),
                day(row, "day"),
                day(row, "end_day"),
                instant(row, "at"));
    }

    private static ShelfSeen shelf(Readable row) {
        return new ShelfSeen(
                text(row, "product"),
                text(row, "place"),
                Objects.requireNonNull(row.get("present", Boolean.class)),
                Objects.requireNonNull(row.get("sold_out", Boolean.class)),
                row.get("facings", Integer.class),
                day(row, "day"),
                instant(row, "at"));
    }

    @Override
    public Mono<Void> end(List<Version> versions) {
        return Flux.fromIterable(byKind(versions).entrySet())
                .concatMap(kind -> end(kind.getKey(), new Columns<>(kind.getValue())))
                .then();
    }

    private Mono<Void> end(Fact.Kind kind, Columns<Version> versions) {
        return run(database.sql("update " + FactTables.table(kind) + """
                         kept set replaced_at = $3
                        from unnest($1::uuid[], $2::date[]) as ended (fact, day)
                        where kept.fact = ended.fact and kept.day = ended.day and kept.replaced_at is null""")
                .bind("$1", versions.ids(version -> version.origin().id()))
                .bind("$2", versions.days(version -> version.fact().day()))
                .bind("$3", clock.instant()));
    }

    @Override
    public Mono<Void> add(List<Version> versions) {
        return Flux.fromIterable(byKind(versions).entrySet())
                .concatMap(kind -> tables.add(kind.getKey(), kind.getValue(), clock.instant()))
                .then();
    }

    private static Map<Fact.Kind, List<Version>> byKind(List<Version> versions) {
        return versions.stream()
                .collect(Collectors.groupingBy(version -> version.fact().kind(), TreeMap::new, Collectors.toList()));
    }

    @Override
    public Mono<Void> prepare(List<Version> versions) {
        return Flux.fromIterable(byKind(versions).entrySet())
                .concatMap(kind -> months.ensure(
                        FactTables.table(kind.getKey()),
                        kind.getValue().stream()
                                .map(version -> version.fact().day())
                                .toList()))
                .then();
    }

    @Override
    public Mono<Void> addCustomers(Map<Origin, NewCustomer> customers) {
        if (customers.isEmpty()) {
            return Mono.empty();
        }
        Columns<Map.Entry<Origin, NewCustomer>> rows = new Columns<>(List.copyOf(customers.entrySet()));
        return months.ensure(
                        "customer_gained",
                        customers.values().stream().map(NewCustomer::day).toList())
                .then(Mono.defer(() -> insertCustomers(rows)))
                .then(Mono.defer(() -> countCustomers(new Columns<>(earliest(rows.rows())))));
    }

    private Mono<Void> insertCustomers(Columns<Map.Entry<Origin, NewCustomer>> rows) {
        return run(database.sql("""
                        insert into customer_gained (fact, source, event_id, event_time, received_at, customer, place,
                            product, day, stored_at)
                        select *, $10 from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[],
                            $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::date[])""")
                .bind("$1", rows.ids(row -> row.getKey().id()))
                .bind("$2", rows.texts(row -> row.getKey().source()))
                .bind("$3", rows.texts(row -> row.getKey().eventId()))
                .bind("$4", rows.instants(row -> row.getKey().time()))
                .bind("$5", rows.instants(row -> row.getKey().receivedAt()))
                .bind("$6", rows.texts(row -> row.getValue().customer()))
                .bind("$7", rows.texts(row -> row.getValue().place()))
                .bind("$8", rows.texts(row -> row.getValue().product()))
                .bind("$9", rows.days(row -> row.getValue().day()))
                .bind("$10", clock.instant()));
    }

    private Mono<Void> countCustomers(Columns<Map.Entry<Origin, NewCustomer>> rows) {
        return run(database.sql("""
                        insert into customer as kept (customer, place, first_purchase, product, fact)
                        select * from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::uuid[])
                        on conflict (customer, place) do update set
                            first_purchase = excluded.first_purchase, product = excluded.product, fact = excluded.fact
                        where (excluded.first_purchase, excluded.fact) < (kept.first_purchase, kept.fact)""")
                .bind("$1", rows.texts(row -> row.getValue().customer()))
                .bind("$2", rows.texts(row -> row.getValue().place()))
                .bind("$3", rows.days(row -> row.getValue().day()))
                .bind("$4", rows.texts(row -> row.getValue().product()))
                .bind("$5", rows.ids(row -> row.getKey().id())));
    }

    private record Buyer(String customer, String place) {}

    private static List<Map.Entry<Origin, NewCustomer>> earliest(List<Map.Entry<Origin, NewCustomer>> rows) {
        Comparator<Map.Entry<Origin, NewCustomer>> byPurchase = Comparator.comparing(
                        (Map.Entry<Origin, NewCustomer> row) -> row.getValue().day())
                .thenComparing(row -> row.getKey().id(), Origin.ID_ORDER);
        Map<Buyer, Map.Entry<Origin, NewCustomer>> earliest = new HashMap<>();
        rows.forEach(row -> earliest.merge(
                new Buyer(row.getValue().customer(), row.getValue().place()),
                row,
                (one, other) -> byPurchase.compare(one, other) <= 0 ? one : other));
        List<Map.Entry<Origin, NewCustomer>> sorted = new ArrayList<>(earliest.values());
        sorted.sort(Comparator.comparing(
                        (Map.Entry<Origin, NewCustomer> row) -> row.getValue().customer())
                .thenComparing(row -> row.getValue().place()));
        return sorted;
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }

    private static UUID id(Readable row, String column) {
        return required(row, column, UUID.class);
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static BigDecimal number(Readable row, String column) {
        return required(row, column, BigDecimal.class);
    }

    private static LocalDate day(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }

    private static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
