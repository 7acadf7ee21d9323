package io.revenuesignals.pricing.decision.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.decision.PriceRequestFilter;
import io.revenuesignals.pricing.decision.PriceRequests;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price requests in PostgreSQL. */
@Repository
class R2dbcPriceRequests implements PriceRequests {

    private static final String ADD = """
            insert into price_request (id, product, scope, wished, currency, reason, needed_by, raised_by, raised_at, state)
            values (:id, :product, :scope, :wished, :currency, :reason, :neededBy, :raisedBy, :raisedAt, :state)
            on conflict (id) do nothing""";

    private static final String FIND = "select * from price_request where id = :id";

    private final DatabaseClient database;

    R2dbcPriceRequests(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> add(PriceRequest request) {
        return database.sql(ADD)
                .bind("id", request.id())
                .bind("product", request.product())
                .bind("scope", request.scope().word())
                .bind("wished", request.wished().amount())
                .bind("currency", request.wished().currency())
                .bind("reason", request.reason())
                .bind("neededBy", request.neededBy())
                .bind("raisedBy", request.raisedBy())
                .bind("raisedAt", request.raisedAt())
                .bind("state", request.state().name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<PriceRequest> find(String id) {
        return one(FIND, id);
    }

    @Override
    public Mono<PriceRequest> claim(String id) {
        return one(FIND + " for update", id);
    }

    @Override
    public Flux<PriceRequest> list(PriceRequestFilter filter) {
        Conditions asked =
                new Conditions().whereGiven("state = ?", filter.state()).whereGiven("product = ?", filter.product());
        PriceRequestFilter.Position after = filter.after();
        if (after != null) {
            asked.where("(raised_at, id) < (?, ?)", after.raisedAt(), after.id());
        }
        return asked.in(database, "select * from price_request", "order by raised_at desc, id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcPriceRequests::request)
                .all();
    }

    @Override
    public Mono<Void> save(PriceRequest request) {
        UUID decision = request.decision();
        return database.sql("update price_request set state = :state, decision = :decision where id = :id")
                .bind("state", request.state().name())
                .bind("decision", nullable(decision, UUID.class))
                .bind("id", request.id())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<PriceRequest> one(String sql, String id) {
        return database.sql(sql).bind("id", id).map(R2dbcPriceRequests::request).one();
    }

    private static PriceRequest request(Readable row) {
        return new PriceRequest(
                text(row, "id"),
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                new Money(present(row, "wished", BigDecimal.class), text(row, "currency")),
                text(row, "reason"),
                present(row, "needed_by", LocalDate.class),
                text(row, "raised_by"),
                present(row, "raised_at", Instant.class),
                PriceRequest.State.valueOf(text(row, "state")),
                row.get("decision", UUID.class));
    }
}
