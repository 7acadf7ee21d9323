package io.revenuesignals.analytics.recommendation.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.recommendation.RequestedPrice;
import io.revenuesignals.analytics.recommendation.Requests;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcRequests implements Requests {

    private final DatabaseClient database;

    R2dbcRequests(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(RequestedPrice request) {
        return run(database.sql("""
                        insert into price_request (request, product, place, wished, currency, needed_by, extra_units, raised_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (request) do nothing""")
                .bind("$1", request.request())
                .bind("$2", request.product())
                .bind("$3", request.place())
                .bind("$4", request.wished())
                .bind("$5", request.currency())
                .bind("$6", request.neededBy())
                .bind("$7", nullable(request.extraUnits(), BigDecimal.class))
                .bind("$8", request.raisedAt()));
    }

    @Override
    public Mono<Void> end(String request) {
        return run(database.sql("insert into price_request_ended (request) values ($1) on conflict do nothing")
                .bind("$1", request));
    }

    @Override
    public Mono<List<RequestedPrice>> waiting(Collection<String> products) {
        return database.sql("""
                        select request, product, place, wished, currency, needed_by, extra_units, raised_at
                        from price_request r
                        where product = any($1::text[])
                          and not exists (select 1 from price_request_ended e where e.request = r.request)
                        order by raised_at, request""")
                .bind("$1", products.toArray(String[]::new))
                .map(R2dbcRequests::request)
                .all()
                .collectList();
    }

    private static RequestedPrice request(Readable row) {
        return new RequestedPrice(
                text(row, "request"),
                text(row, "product"),
                text(row, "place"),
                present(row, "wished", BigDecimal.class),
                text(row, "currency"),
                present(row, "needed_by", LocalDate.class),
                row.get("extra_units", BigDecimal.class),
                present(row, "raised_at", Instant.class));
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
