package io.revenuesignals.feedback.request.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.request.PriceRequests;
import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.feedback.request.model.PriceRequest.Answer;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawal;
import io.revenuesignals.platform.database.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
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

    private static final String STATE = """
            case when withdrawn_at is not null then 'WITHDRAWN'
                 when answered_at is not null then 'ANSWERED'
                 when needed_by < ? then 'OVERDUE'
                 else 'RAISED' end""";

    private final DatabaseClient database;

    R2dbcPriceRequests(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(PriceRequest request) {
        return database.sql("""
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
                .bind("raised_at", request.raisedAt().atOffset(ZoneOffset.UTC))
                .bind("expected_extra_units", nullable(request.expectedExtraUnits(), BigDecimal.class))
                .bind("retailer", nullable(retailer(request.asker()), String.class))
                .bind("channel", nullable(channel(request.asker()), String.class))
                .then();
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
        return database.sql("""
                        update price_request
                           set withdrawn_by = :withdrawn_by, withdrawn_reason = :withdrawn_reason, withdrawn_at = :withdrawn_at,
                               answer = :answer, answer_amount = :answer_amount, answer_currency = :answer_currency,
                               answer_decision = :answer_decision, answered_by = :answered_by, answer_reason = :answer_reason,
                               answered_at = :answered_at
                         where id = :id
                        """)
                .bind("id", request.id())
                .bind("withdrawn_by", nullable(withdrawal == null ? null : withdrawal.by(), String.class))
                .bind("withdrawn_reason", nullable(withdrawal == null ? null : withdrawal.reason(), String.class))
                .bind("withdrawn_at", nullable(time(withdrawal == null ? null : withdrawal.at()), OffsetDateTime.class))
                .bind("answer", nullable(answer == null ? null : answer.kind(), String.class))
                .bind("answer_amount", nullable(price == null ? null : price.amount(), BigDecimal.class))
                .bind("answer_currency", nullable(price == null ? null : price.currency(), String.class))
                .bind("answer_decision", nullable(answer == null ? null : answer.decision(), String.class))
                .bind("answered_by", nullable(answer == null ? null : answer.by(), String.class))
                .bind("answer_reason", nullable(answer == null ? null : answer.reason(), String.class))
                .bind("answered_at", nullable(time(answer == null ? null : answer.at()), OffsetDateTime.class))
                .then();
    }

    @Override
    public Mono<PriceRequest> find(UUID id, Sight sight) {
        return inSight(sight)
                .where("id = ?", id)
                .in(database, SELECT, "")
                .map(R2dbcPriceRequests::read)
                .one();
    }

    @Override
    public Flux<PriceRequest> list(Search search) {
        return inSight(search.sight())
                .whereGiven(STATE + " = ?", search.today(), search.state())
                .whereGiven("product = ?", search.product())
                .whereGiven("retailer = ?", search.retailer())
                .whereGiven("id < ?", search.after())
                .in(database, SELECT, "order by id desc limit :limit")
                .bind("limit", search.limit())
                .map(R2dbcPriceRequests::read)
                .all();
    }

    private static Conditions inSight(Sight sight) {
        return switch (sight) {
            case Sight.Everything _ -> new Conditions();
            case Sight.Own own ->
                new Conditions()
                        .where("retailer is null or raised_by = ? or retailer = any(?)", own.person(), own.retailers());
        };
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
                text(row, "product"),
                retailer == null ? new Asker.Channel(text(row, "channel")) : new Asker.Retailer(retailer),
                new Money(present(row, "wished_amount", BigDecimal.class), text(row, "wished_currency")),
                text(row, "reason"),
                present(row, "needed_by", LocalDate.class),
                row.get("expected_extra_units", BigDecimal.class),
                text(row, "raised_by"),
                present(row, "raised_at", OffsetDateTime.class).toInstant(),
                withdrawal(row),
                answer(row));
    }

    private static @Nullable Withdrawal withdrawal(Readable row) {
        OffsetDateTime at = row.get("withdrawn_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Withdrawal(text(row, "withdrawn_by"), text(row, "withdrawn_reason"), at.toInstant());
    }

    private static @Nullable Answer answer(Readable row) {
        OffsetDateTime at = row.get("answered_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        BigDecimal amount = row.get("answer_amount", BigDecimal.class);
        return new Answer(
                text(row, "answer"),
                amount == null ? null : new Money(amount, text(row, "answer_currency")),
                text(row, "answer_decision"),
                text(row, "answered_by"),
                text(row, "answer_reason"),
                at.toInstant());
    }
}
