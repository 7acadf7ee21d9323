package io.revenuesignals.pricing.price.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Timeline;
import io.revenuesignals.pricing.model.Validity;
import io.revenuesignals.pricing.price.PriceFilter;
import io.revenuesignals.pricing.price.Prices;
import io.revenuesignals.pricing.price.Sight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prices in PostgreSQL. A timeline is held by an advisory lock, so that empty ones can be held as well. */
@Repository
class R2dbcPrices implements Prices {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:key, 0))";

    private static final String LIVE = """
            select * from price
             where product = :product and scope = :scope and state in ('PLANNED', 'IN_FORCE')""";

    private static final String SAVE = """
            insert into price (id, product, scope, amount, old_amount, currency, valid_from, valid_to, state, decision,
                               recommendation, request, actor, reason)
            values (:id, :product, :scope, :amount, :oldAmount, :currency, :validFrom, :validTo, :state, :decision,
                    :recommendation, :request, :actor, :reason)
            on conflict (id) do update
               set old_amount = excluded.old_amount, valid_to = excluded.valid_to, state = excluded.state""";

    private static final String DUE = """
            select product, scope from price
             where (state = 'PLANNED' and valid_from <= :now) or (state = 'IN_FORCE' and valid_to <= :now)
             group by product, scope
             order by min(valid_from)
             limit :limit""";

    private static final String HOLDING = """
            select distinct on (scope) * from price
             where product = :product and scope = any(:scopes) and state <> 'CANCELLED'
               and valid_from <= :at and (valid_to is null or valid_to > :at)
             order by scope, valid_from desc""";

    private final DatabaseClient database;

    R2dbcPrices(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Timeline> claim(String product, Scope scope) {
        return database.sql(LOCK)
                .bind("key", product + "|" + scope.word())
                .fetch()
                .rowsUpdated()
                .then(live(product, scope));
    }

    @Override
    public Mono<PriceEntry> find(UUID id) {
        return database.sql("select * from price where id = :id")
                .bind("id", id)
                .map(R2dbcPrices::entry)
                .one();
    }

    @Override
    public Mono<Void> save(PriceEntry entry) {
        return bound(database.sql(SAVE), entry).fetch().rowsUpdated().then();
    }

    @Override
    public Flux<TimelineKey> due(Instant now, int limit) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> new TimelineKey(text(row, "product"), Scope.parse(text(row, "scope"))))
                .all();
    }

    @Override
    public Flux<PriceEntry> holding(String product, List<Scope> scopes, Instant at) {
        return database.sql(HOLDING)
                .bind("product", product)
                .bind("scopes", scopes.stream().map(Scope::word).toArray(String[]::new))
                .bind("at", at)
                .map(R2dbcPrices::entry)
                .all();
    }

    @Override
    public Flux<PriceEntry> list(PriceFilter filter) {
        Scope scope = filter.scope();
        Instant at = filter.at();
        Conditions asked = seen(filter.sight())
                .whereGiven("product = ?", filter.product())
                .whereGiven("scope = ?", scope == null ? null : scope.word())
                .whereGiven("state <> 'CANCELLED' and valid_from <= ? and (valid_to is null or valid_to > ?)", at, at);
        PriceFilter.Position after = filter.after();
        if (after != null) {
            asked.where("(valid_from, id) < (?, ?)", after.from(), after.id());
        }
        return asked.in(database, "select * from price", "order by valid_from desc, id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcPrices::entry)
                .all();
    }

    private static Conditions seen(Sight sight) {
        List<String> accounts = sight.accounts().stream()
                .map(account -> new Scope(Scope.Level.RETAILER, account).word())
                .toList();
        return sight.everything()
                ? new Conditions()
                : new Conditions().where("scope = 'national' or scope like 'channel:%' or scope = any(?)", accounts);
    }

    private Mono<Timeline> live(String product, Scope scope) {
        return database.sql(LIVE)
                .bind("product", product)
                .bind("scope", scope.word())
                .map(R2dbcPrices::entry)
                .all()
                .collectList()
                .map(Timeline::new);
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, PriceEntry entry) {
        Money older = entry.oldValue();
        PriceEntry.Origin origin = entry.origin();
        return sql.bind("id", entry.id())
                .bind("product", entry.product())
                .bind("scope", entry.scope().word())
                .bind("amount", entry.value().amount())
                .bind("oldAmount", nullable(older == null ? null : older.amount(), BigDecimal.class))
                .bind("currency", entry.value().currency())
                .bind("validFrom", entry.validity().from())
                .bind("validTo", nullable(entry.validity().to(), Instant.class))
                .bind("state", entry.state().name())
                .bind("decision", origin.decision())
                .bind("recommendation", nullable(origin.recommendation(), String.class))
                .bind("request", nullable(origin.request(), String.class))
                .bind("actor", origin.actor())
                .bind("reason", origin.reason());
    }

    private static PriceEntry entry(Readable row) {
        String currency = text(row, "currency");
        BigDecimal older = row.get("old_amount", BigDecimal.class);
        return new PriceEntry(
                present(row, "id", UUID.class),
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                new Money(present(row, "amount", BigDecimal.class), currency),
                older == null ? null : new Money(older, currency),
                new Validity(present(row, "valid_from", Instant.class), row.get("valid_to", Instant.class)),
                PriceEntry.State.valueOf(text(row, "state")),
                origin(row));
    }

    private static PriceEntry.Origin origin(Readable row) {
        return new PriceEntry.Origin(
                present(row, "decision", UUID.class),
                row.get("recommendation", String.class),
                row.get("request", String.class),
                text(row, "actor"),
                text(row, "reason"));
    }
}
