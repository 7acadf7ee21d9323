package io.revenuesignals.feedback.request.store;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.request.PriceRequests;
import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.feedback.request.model.PriceRequest.Answer;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcPriceRequests implements PriceRequests {

    private static final String SELECT = """
            select id, product, retailer, channel, wished_amount, wished_currency, reason, needed_by, expected_extra_units,
                   raised_by, raised_at, withdrawn_by, withdrawn_reason, withdrawn_at, answer, answer_amount, answer_currency,
                   answer_decision, answered_by, answer_reason, answered_at
              from price_request
            """;

    private static final String IN_SIGHT = """
            (:everything or retailer is null or raised_by = :person or retailer = any(:retailers))
            """;

    private static final String STATE = """
            case when withdrawn_at is not null then 'WITHDRAWN'
                 when answered_at is not null then 'ANSWERED'
                 when needed_by < :today then 'OVERDUE'
                 else 'RAISED' end
            """;

    private final DatabaseClient database;

    R2dbcPriceRequests(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(PriceRequest request) {
        GenericExecuteSpec insert = database.sql("""
                        insert into price_request (id, product, retailer, channel, wished_amount, wished_currency, reason,
                                                   needed_by, expected_extra_units, raised_by, raised_at)
                        values (:id, :product, :retailer, :channel, :wished_amount, :wished_currency, :reason,
                                :needed_by, :expected_extra_units, :raised_by, :raised_at)
                        """)
                .bind("id", request.id())
                .bind("product", request.product())
                .bind("wished_amount", request.wishedPrice().amount())
                .bind("wished_currency", request.wishedPrice().currency())
                .bind("reason", request.reason())
                .bind("needed_by", request.neededBy())
                .bind("raised_by", request.raisedBy())
                .bind("raised_at", request.raisedAt().atOffset(ZoneOffset.UTC));
        insert = bind(insert, "expected_extra_units", request.expectedExtraUnits(), BigDecimal.class);
        insert = bind(insert, "retailer", retailer(request.asker()), String.class);
        return bind(insert, "channel", channel(request.asker()), String.class).then();
    }

    @Override
    public Mono<PriceRequest> forChange(UUID id) {
        return database.sql(SELECT + " where id = :id for update")
                .bind("id", id)
                .map(R2dbcPriceRequests::read)
                .one();
    }

    @Override
    public Mono<Void> save(PriceRequest request) {
        Withdrawal withdrawal = request.withdrawal();
        Answer answer = request.answer();
        Money price = answer == null ? null : answer.price();
        GenericExecuteSpec update = database.sql("""
                        update price_request
                           set withdrawn_by = :withdrawn_by, withdrawn_reason = :withdrawn_reason, withdrawn_at = :withdrawn_at,
                               answer = :answer, answer_amount = :answer_amount, answer_currency = :answer_currency,
                               answer_decision = :answer_decision, answered_by = :answered_by, answer_reason = :answer_reason,
                               answered_at = :answered_at
                         where id = :id
                        """).bind("id", request.id());
        update = bind(update, "withdrawn_by", withdrawal == null ? null : withdrawal.by(), String.class);
        update = bind(update, "withdrawn_reason", withdrawal == null ? null : withdrawal.reason(), String.class);
        update = bind(update, "withdrawn_at", time(withdrawal == null ? null : withdrawal.at()), OffsetDateTime.class);
        update = bind(update, "answer", answer == null ? null : answer.kind(), String.class);
        update = bind(update, "answer_amount", price == null ? null : price.amount(), BigDecimal.class);
        update = bind(update, "answer_currency", price == null ? null : price.currency(), String.class);
        update = bind(update, "answer_decision", answer == null ? null : answer.decision(), String.class);
        update = bind(update, "answered_by", answer == null ? null : answer.by(), String.class);
        update = bind(update, "answer_reason", answer == null ? null : answer.reason(), String.class);
        update = bind(update, "answered_at", time(answer == null ? null : answer.at()), OffsetDateTime.class);
        return update.then();
    }

    @Override
    public Mono<PriceRequest> find(UUID id, Sight sight) {
        return sight(database.sql(SELECT + " where id = :id and " + IN_SIGHT).bind("id", id), sight)
                .map(R2dbcPriceRequests::read)
                .one();
    }

    @Override
    public Flux<PriceRequest> list(Search search) {
        StringBuilder sql = new StringBuilder(SELECT).append(" where ").append(IN_SIGHT);
        if (search.state() != null) {
            sql.append(" and ").append(STATE).append(" = :state");
        }
        if (search.product() != null) {
            sql.append(" and product = :product");
        }
        if (search.retailer() != null) {
            sql.append(" and retailer = :retailer");
        }
        if (search.after() != null) {
            sql.append(" and id < :after");
        }
        GenericExecuteSpec select = sight(
                database.sql(sql.append(" order by id desc limit :limit").toString())
                        .bind("limit", search.limit()),
                search.sight());
        if (search.state() != null) {
            select = select.bind("state", search.state().name()).bind("today", search.today());
        }
        select = bindPresent(select, "product", search.product());
        select = bindPresent(select, "retailer", search.retailer());
        select = bindPresent(select, "after", search.after());
        return select.map(R2dbcPriceRequests::read).all();
    }

    private static GenericExecuteSpec sight(GenericExecuteSpec select, Sight sight) {
        return switch (sight) {
            case Sight.Everything everything ->
                select.bind("everything", true).bind("person", "").bind("retailers", new String[0]);
            case Sight.Own own ->
                select.bind("everything", false)
                        .bind("person", own.person())
                        .bind("retailers", own.retailers().toArray(String[]::new));
        };
    }

    private static GenericExecuteSpec bindPresent(GenericExecuteSpec statement, String name, @Nullable Object value) {
        return value == null ? statement : statement.bind(name, value);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String retailer(Asker asker) {
        return asker instanceof Asker.Retailer retailer ? retailer.id() : null;
    }

    private static @Nullable String channel(Asker asker) {
        return asker instanceof Asker.Channel channel ? channel.name() : null;
    }

    private static PriceRequest read(Readable row) {
        String retailer = row.get("retailer", String.class);
        return new PriceRequest(
                present(row, "id", UUID.class),
                present(row, "product", String.class),
                retailer == null
                        ? new Asker.Channel(present(row, "channel", String.class))
                        : new Asker.Retailer(retailer),
                new Money(
                        present(row, "wished_amount", BigDecimal.class), present(row, "wished_currency", String.class)),
                present(row, "reason", String.class),
                present(row, "needed_by", LocalDate.class),
                row.get("expected_extra_units", BigDecimal.class),
                present(row, "raised_by", String.class),
                present(row, "raised_at", OffsetDateTime.class).toInstant(),
                withdrawal(row),
                answer(row));
    }

    private static @Nullable Withdrawal withdrawal(Readable row) {
        OffsetDateTime at = row.get("withdrawn_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Withdrawal(
                        present(row, "withdrawn_by", String.class),
                        present(row, "withdrawn_reason", String.class),
                        at.toInstant());
    }

    private static @Nullable Answer answer(Readable row) {
        OffsetDateTime at = row.get("answered_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        BigDecimal amount = row.get("answer_amount", BigDecimal.class);
        return new Answer(
                present(row, "answer", String.class),
                amount == null ? null : new Money(amount, present(row, "answer_currency", String.class)),
                present(row, "answer_decision", String.class),
                present(row, "answered_by", String.class),
                present(row, "answer_reason", String.class),
                at.toInstant());
    }

    private static <T> T present(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("price_request." + column + " is null");
        }
        return value;
    }
}
