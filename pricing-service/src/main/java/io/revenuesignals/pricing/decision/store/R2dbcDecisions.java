package io.revenuesignals.pricing.decision.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.decision.DecisionFilter;
import io.revenuesignals.pricing.decision.Decisions;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decisions in PostgreSQL; rows are only ever added. */
@Repository
class R2dbcDecisions implements Decisions {

    private static final String ADD = """
            insert into decision (id, kind, recommendation, request, product, scope, automatic, amount, currency,
                                  old_amount, old_currency, valid_from, price, actor, reason, decided_at, correlation,
                                  causation)
            values (:id, :kind, :recommendation, :request, :product, :scope, :automatic, :amount, :currency,
                    :oldAmount, :oldCurrency, :validFrom, :price, :actor, :reason, :decidedAt, :correlation,
                    :causation)""";

    private static final String ANSWERING =
            "select * from decision where request = :request order by decided_at, id limit 1";

    private final DatabaseClient database;

    R2dbcDecisions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Decision decision) {
        return bound(database.sql(ADD), decision).fetch().rowsUpdated().then();
    }

    @Override
    public Mono<Decision> find(UUID id) {
        return database.sql("select * from decision where id = :id")
                .bind("id", id)
                .map(R2dbcDecisions::decision)
                .one();
    }

    @Override
    public Mono<Decision> answering(String request) {
        return database.sql(ANSWERING)
                .bind("request", request)
                .map(R2dbcDecisions::decision)
                .one();
    }

    @Override
    public Flux<Decision> list(DecisionFilter filter) {
        Scope scope = filter.scope();
        Conditions asked = new Conditions()
                .whereGiven("product = ?", filter.product())
                .whereGiven("scope = ?", scope == null ? null : scope.word())
                .whereGiven("recommendation = ?", filter.recommendation())
                .whereGiven("request = ?", filter.request());
        DecisionFilter.Position after = filter.after();
        if (after != null) {
            asked.where("(decided_at, id) < (?, ?)", after.decidedAt(), after.id());
        }
        return asked.in(database, "select * from decision", "order by decided_at desc, id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcDecisions::decision)
                .all();
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, Decision decision) {
        return priced(sql, decision)
                .bind("id", decision.id())
                .bind("kind", decision.kind().name())
                .bind("recommendation", nullable(decision.recommendation(), String.class))
                .bind("request", nullable(decision.request(), String.class))
                .bind("product", decision.product())
                .bind("scope", decision.scope().word())
                .bind("automatic", decision.automatic())
                .bind("actor", decision.actor())
                .bind("reason", decision.reason())
                .bind("decidedAt", decision.decidedAt())
                .bind("correlation", decision.trace().correlation())
                .bind("causation", nullable(decision.trace().causation(), String.class));
    }

    private static GenericExecuteSpec priced(GenericExecuteSpec sql, Decision decision) {
        Money value = decision.value();
        Money older = decision.oldValue();
        return sql.bind("amount", nullable(value == null ? null : value.amount(), BigDecimal.class))
                .bind("currency", nullable(value == null ? null : value.currency(), String.class))
                .bind("oldAmount", nullable(older == null ? null : older.amount(), BigDecimal.class))
                .bind("oldCurrency", nullable(older == null ? null : older.currency(), String.class))
                .bind("validFrom", nullable(decision.validFrom(), Instant.class))
                .bind("price", nullable(decision.price(), UUID.class));
    }

    private static Decision decision(Readable row) {
        return new Decision(
                present(row, "id", UUID.class),
                Decision.Kind.valueOf(text(row, "kind")),
                row.get("recommendation", String.class),
                row.get("request", String.class),
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                present(row, "automatic", Boolean.class),
                money(row, "amount", "currency"),
                money(row, "old_amount", "old_currency"),
                row.get("valid_from", Instant.class),
                row.get("price", UUID.class),
                text(row, "actor"),
                text(row, "reason"),
                present(row, "decided_at", Instant.class),
                new Decision.Trace(text(row, "correlation"), row.get("causation", String.class)));
    }

    private static @Nullable Money money(Readable row, String amount, String currency) {
        BigDecimal number = row.get(amount, BigDecimal.class);
        return number == null ? null : new Money(number, text(row, currency));
    }
}
