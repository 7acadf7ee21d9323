package io.revenuesignals.pricing.incentive.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.incentive.Incentives;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Mechanic;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Incentives in PostgreSQL, with every step that was taken. */
@Repository
class R2dbcIncentives implements Incentives {

    private static final String ADD = """
            insert into incentive (id, product, scope, mechanic, depth, first_day, end_day, budget, currency,
                                   expected_return, recommendation, expires_at, state)
            values (:id, :product, :scope, :mechanic, :depth, :firstDay, :endDay, :budget, :currency,
                    :expectedReturn, :recommendation, :expiresAt, :state)
            on conflict (recommendation) do nothing""";

    private static final String ADD_STEP = """
            insert into incentive_step (incentive, number, state, actor, reason, at, correlation, causation)
            select :incentive, coalesce(max(number), 0) + 1, :state, :actor, :reason, :at, :correlation, :causation
              from incentive_step where incentive = :incentive""";

    private static final String SELECT = """
            select i.*, s.actor, s.reason, s.at, s.correlation, s.causation
              from incentive i
              join lateral (select * from incentive_step where incentive = i.id order by number desc limit 1) s on true
            """;

    private static final String OVER = SELECT + """
             where (i.state = 'OFFERED' and i.end_day <= :today) or (i.state = 'WAITING' and i.expires_at <= :now)
             order by i.id
             limit :limit
             for update of i skip locked""";

    private final DatabaseClient database;

    R2dbcIncentives(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> add(Incentive incentive) {
        return insert(incentive)
                .map(rows -> rows > 0)
                .flatMap(added -> added ? addStep(incentive).thenReturn(true) : Mono.just(false));
    }

    @Override
    public Mono<Incentive> find(UUID id) {
        return one(SELECT + " where i.id = :id", id);
    }

    @Override
    public Mono<Incentive> claim(UUID id) {
        return one(SELECT + " where i.id = :id for update of i", id);
    }

    @Override
    public Mono<Incentive> claimRecommended(String recommendation) {
        return one(SELECT + " where i.recommendation = :id for update of i", recommendation);
    }

    @Override
    public Mono<Void> save(Incentive incentive) {
        return database.sql("update incentive set state = :state where id = :id")
                .bind("state", incentive.state().name())
                .bind("id", incentive.id())
                .fetch()
                .rowsUpdated()
                .then(addStep(incentive));
    }

    @Override
    public Flux<Incentive> claimOver(Instant now, LocalDate today, int limit) {
        return database.sql(OVER)
                .bind("now", now)
                .bind("today", today)
                .bind("limit", limit)
                .map(R2dbcIncentives::incentive)
                .all();
    }

    @Override
    public Flux<Incentive> list(Filter filter) {
        return new Conditions()
                .whereGiven("i.state = ?", filter.state())
                .whereGiven("i.product = ?", filter.product())
                .whereGiven("i.id < ?", filter.after())
                .in(database, SELECT, "order by i.id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcIncentives::incentive)
                .all();
    }

    private Mono<Incentive> one(String sql, Object id) {
        return database.sql(sql).bind("id", id).map(R2dbcIncentives::incentive).one();
    }

    private Mono<Long> insert(Incentive incentive) {
        Incentive.Terms terms = incentive.terms();
        return database.sql(ADD)
                .bind("id", incentive.id())
                .bind("product", terms.product())
                .bind("scope", terms.scope().word())
                .bind("mechanic", terms.mechanic().name())
                .bind("depth", terms.depth())
                .bind("firstDay", terms.from())
                .bind("endDay", terms.to())
                .bind("budget", terms.budget().amount())
                .bind("currency", terms.budget().currency())
                .bind("expectedReturn", nullable(numbers(terms.expectedReturn()), Double[].class))
                .bind("recommendation", nullable(incentive.recommendation(), String.class))
                .bind("expiresAt", nullable(incentive.expiresAt(), Instant.class))
                .bind("state", incentive.state().name())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> addStep(Incentive incentive) {
        Incentive.Step step = incentive.last();
        return database.sql(ADD_STEP)
                .bind("incentive", incentive.id())
                .bind("state", incentive.state().name())
                .bind("actor", step.actor())
                .bind("reason", step.reason())
                .bind("at", step.at())
                .bind("correlation", step.correlation())
                .bind("causation", nullable(step.causation(), String.class))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Incentive incentive(Readable row) {
        return new Incentive(
                present(row, "id", UUID.class),
                terms(row),
                row.get("recommendation", String.class),
                row.get("expires_at", Instant.class),
                Incentive.State.valueOf(text(row, "state")),
                new Incentive.Step(
                        text(row, "actor"),
                        text(row, "reason"),
                        present(row, "at", Instant.class),
                        text(row, "correlation"),
                        row.get("causation", String.class)));
    }

    private static Incentive.Terms terms(Readable row) {
        Double[] numbers = row.get("expected_return", Double[].class);
        return new Incentive.Terms(
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                Mechanic.valueOf(text(row, "mechanic")),
                present(row, "depth", BigDecimal.class),
                present(row, "first_day", LocalDate.class),
                present(row, "end_day", LocalDate.class),
                new Money(present(row, "budget", BigDecimal.class), text(row, "currency")),
                numbers == null ? null : new Incentive.ExpectedReturn(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    private static Double @Nullable [] numbers(Incentive.@Nullable ExpectedReturn estimate) {
        return estimate == null
                ? null
                : new Double[] {estimate.value(), estimate.low(), estimate.high(), estimate.level()};
    }
}
