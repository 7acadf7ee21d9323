package io.revenuesignals.pricing.decision.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.platform.database.Conditions;
import io.revenuesignals.pricing.decision.RecommendationFilter;
import io.revenuesignals.pricing.decision.Recommendations;
import io.revenuesignals.pricing.decision.model.Advice;
import io.revenuesignals.pricing.decision.model.Breach;
import io.revenuesignals.pricing.decision.model.Cause;
import io.revenuesignals.pricing.decision.model.Estimate;
import io.revenuesignals.pricing.decision.model.Guardrail;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recommendations in PostgreSQL. */
@Repository
class R2dbcRecommendations implements Recommendations {

    private static final String COLUMNS = """
            select id, product, scope, cause, request, goal, current_amount, proposed_amount, currency, valid_from,
                   valid_to, gain, competitor_index, reasons, document::text as document, proposer, received_at,
                   expires_at, state, found_guardrails, found_details, nearest_amount, note
              from recommendation
            """;

    private static final String FIND = COLUMNS + " where id = :id";
    private static final String CLAIM = FIND + " for update";

    private static final String ADD = """
            insert into recommendation (id, product, scope, cause, request, goal, current_amount, proposed_amount,
                    currency, valid_from, valid_to, gain, competitor_index, reasons, document, proposer, received_at,
                    expires_at, state, found_guardrails, found_details, nearest_amount, note)
            values (:id, :product, :scope, :cause, :request, :goal, :current, :proposed,
                    :currency, :validFrom, :validTo, :gain, :competitorIndex, :reasons, cast(:document as jsonb),
                    :proposer, :receivedAt, :expiresAt, :state, :guardrails, :details, :nearest, :note)
            on conflict (id) do nothing""";

    private static final String SAVE = """
            update recommendation
               set proposed_amount = :proposed, valid_from = :validFrom, proposer = :proposer, gain = :gain,
                   competitor_index = :competitorIndex, state = :state, found_guardrails = :guardrails,
                   found_details = :details, nearest_amount = :nearest, note = :note
             where id = :id""";

    private static final String EXPIRED = COLUMNS + """
             where state = 'WAITING' and expires_at <= :now
             order by expires_at
             limit :limit
             for update skip locked""";

    private static final String WAITING_FOR = COLUMNS + """
             where state = 'WAITING' and request = :request
             order by id
             for update""";

    private final DatabaseClient database;

    R2dbcRecommendations(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> add(Recommendation recommendation) {
        return described(changing(database.sql(ADD), recommendation), recommendation)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Recommendation> find(String id) {
        return one(FIND, id);
    }

    @Override
    public Mono<Recommendation> claim(String id) {
        return one(CLAIM, id);
    }

    @Override
    public Mono<Void> save(Recommendation recommendation) {
        return changing(database.sql(SAVE), recommendation)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<Recommendation> claimExpired(Instant now, int limit) {
        return database.sql(EXPIRED)
                .bind("now", now)
                .bind("limit", limit)
                .map(R2dbcRecommendations::recommendation)
                .all();
    }

    @Override
    public Flux<Recommendation> claimWaitingFor(String request) {
        return database.sql(WAITING_FOR)
                .bind("request", request)
                .map(R2dbcRecommendations::recommendation)
                .all();
    }

    @Override
    public Flux<Recommendation> list(RecommendationFilter filter) {
        Scope scope = filter.scope();
        Conditions asked = new Conditions()
                .whereGiven("state = ?", filter.state())
                .whereGiven("product = ?", filter.product())
                .whereGiven("scope = ?", scope == null ? null : scope.word())
                .whereGiven("request = ?", filter.request());
        RecommendationFilter.Position after = filter.after();
        if (after != null) {
            asked.where("(received_at, id) < (?, ?)", after.receivedAt(), after.id());
        }
        return asked.in(database, COLUMNS, "order by received_at desc, id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcRecommendations::recommendation)
                .all();
    }

    private Mono<Recommendation> one(String sql, String id) {
        return database.sql(sql)
                .bind("id", id)
                .map(R2dbcRecommendations::recommendation)
                .one();
    }

    /** What may change while it waits. */
    private static GenericExecuteSpec changing(GenericExecuteSpec sql, Recommendation recommendation) {
        Advice advice = recommendation.advice();
        List<Breach> findings = recommendation.findings();
        return sql.bind("id", recommendation.id())
                .bind("proposed", recommendation.proposed().amount())
                .bind("validFrom", nullable(recommendation.validFrom(), Instant.class))
                .bind("proposer", recommendation.proposer())
                .bind("gain", nullable(numbers(advice.profitGain()), Double[].class))
                .bind("competitorIndex", nullable(advice.competitorIndex(), Double.class))
                .bind("state", recommendation.state().name())
                .bind(
                        "guardrails",
                        findings.stream().map(found -> found.guardrail().name()).toArray(String[]::new))
                .bind("details", findings.stream().map(Breach::detail).toArray(String[]::new))
                .bind("nearest", nullable(amount(recommendation.nearest()), BigDecimal.class))
                .bind("note", nullable(recommendation.note(), String.class));
    }

    /** What stays as it came. */
    private static GenericExecuteSpec described(GenericExecuteSpec sql, Recommendation recommendation) {
        Advice advice = recommendation.advice();
        return sql.bind("product", recommendation.product())
                .bind("scope", recommendation.scope().word())
                .bind("cause", advice.cause().name())
                .bind("request", nullable(recommendation.request(), String.class))
                .bind("goal", nullable(advice.goal(), String.class))
                .bind("current", nullable(amount(recommendation.current()), BigDecimal.class))
                .bind("currency", recommendation.proposed().currency())
                .bind("validTo", nullable(recommendation.validTo(), Instant.class))
                .bind("reasons", advice.reasons().toArray(String[]::new))
                .bind("document", nullable(advice.document(), String.class))
                .bind("receivedAt", recommendation.receivedAt())
                .bind("expiresAt", nullable(recommendation.expiresAt(), Instant.class));
    }

    private static Recommendation recommendation(Readable row) {
        String currency = text(row, "currency");
        return new Recommendation(
                text(row, "id"),
                text(row, "product"),
                Scope.parse(text(row, "scope")),
                row.get("request", String.class),
                money(row, "current_amount", currency),
                new Money(present(row, "proposed_amount", BigDecimal.class), currency),
                row.get("valid_from", Instant.class),
                row.get("valid_to", Instant.class),
                advice(row),
                text(row, "proposer"),
                present(row, "received_at", Instant.class),
                row.get("expires_at", Instant.class),
                Recommendation.State.valueOf(text(row, "state")),
                findings(row),
                money(row, "nearest_amount", currency),
                row.get("note", String.class));
    }

    private static Advice advice(Readable row) {
        Double[] gain = row.get("gain", Double[].class);
        return new Advice(
                Cause.valueOf(text(row, "cause")),
                row.get("goal", String.class),
                gain == null ? null : new Estimate(gain[0], gain[1], gain[2], gain[3]),
                row.get("competitor_index", Double.class),
                List.of(present(row, "reasons", String[].class)),
                row.get("document", String.class));
    }

    private static List<Breach> findings(Readable row) {
        String[] guardrails = present(row, "found_guardrails", String[].class);
        String[] details = present(row, "found_details", String[].class);
        return IntStream.range(0, guardrails.length)
                .mapToObj(i -> new Breach(Guardrail.valueOf(guardrails[i]), details[i]))
                .toList();
    }

    private static Double @Nullable [] numbers(@Nullable Estimate estimate) {
        return estimate == null
                ? null
                : new Double[] {estimate.value(), estimate.low(), estimate.high(), estimate.level()};
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable Money money(Readable row, String column, String currency) {
        BigDecimal amount = row.get(column, BigDecimal.class);
        return amount == null ? null : new Money(amount, currency);
    }
}
