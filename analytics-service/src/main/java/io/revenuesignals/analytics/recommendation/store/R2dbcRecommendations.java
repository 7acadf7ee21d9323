package io.revenuesignals.analytics.recommendation.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.recommendation.Recommendation;
import io.revenuesignals.analytics.recommendation.Recommendations;
import io.revenuesignals.analytics.recommendation.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcRecommendations implements Recommendations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEPT =
            "select content::text as content, state, ended_at, ended_because from recommendation ";

    private final DatabaseClient database;

    R2dbcRecommendations(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> lock(Judged price) {
        return run(database.sql("select pg_advisory_xact_lock(hashtextextended('price ' || $1, 0))")
                .bind("$1", price.product() + '\n' + price.scope()));
    }

    @Override
    public Mono<Map<Judged, Standing>> standings(Collection<String> products) {
        return database.sql("""
                        select product, scope, standing::text as standing from price_judgement
                        where product = any($1::text[])""")
                .bind("$1", products.toArray(String[]::new))
                .map(R2dbcRecommendations::judgedAs)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map.Entry<Judged, Standing> judgedAs(Readable row) {
        return Map.entry(price(row), standingOf(row));
    }

    private static Judged price(Readable row) {
        return new Judged(text(row, "product"), text(row, "scope"));
    }

    private static Judgement judgement(Readable row) {
        return new Judgement(
                price(row),
                standingOf(row),
                JSON.readValue(text(row, "outcome"), Outcome.class),
                present(row, "judged_at", Instant.class));
    }

    @Override
    public Mono<Standing> standing(Judged price) {
        return database.sql("""
                        select standing::text as standing from price_judgement where product = $1 and scope = $2""")
                .bind("$1", price.product())
                .bind("$2", price.scope())
                .map(R2dbcRecommendations::standingOf)
                .one();
    }

    private static Standing standingOf(Readable row) {
        return JSON.readValue(text(row, "standing"), Standing.class);
    }

    @Override
    public Mono<Void> judged(Judged price, Standing standing, Outcome outcome, Instant at) {
        return run(database.sql("""
                        insert into price_judgement (product, scope, standing, outcome, judged_at)
                        values ($1, $2, $3::text::jsonb, $4::text::jsonb, $5)
                        on conflict (product, scope) do update set
                            standing = excluded.standing, outcome = excluded.outcome, judged_at = excluded.judged_at""")
                .bind("$1", price.product())
                .bind("$2", price.scope())
                .bind("$3", JSON.writeValueAsString(standing))
                .bind("$4", JSON.writeValueAsString(outcome))
                .bind("$5", at));
    }

    @Override
    public Mono<List<Judgement>> judgements(
            @Nullable String product, @Nullable String scope, int limit, @Nullable Judged after) {
        return database.sql("""
                        select product, scope, standing::text as standing, outcome::text as outcome, judged_at
                        from price_judgement
                        where ($1 = '' or product = $1) and ($2 = '' or scope = $2) and (product, scope) > ($3, $4)
                        order by product, scope limit $5""")
                .bind("$1", orEmpty(product))
                .bind("$2", orEmpty(scope))
                .bind("$3", after == null ? "" : after.product())
                .bind("$4", after == null ? "" : after.scope())
                .bind("$5", limit)
                .map(R2dbcRecommendations::judgement)
                .all()
                .collectList();
    }

    @Override
    public Mono<Recommendation> open(Judged price) {
        return database.sql(KEPT + "where product = $1 and scope = $2 and state = 'OPEN' order by made_at desc limit 1")
                .bind("$1", price.product())
                .bind("$2", price.scope())
                .map(R2dbcRecommendations::kept)
                .one()
                .map(Recommendation.Kept::recommendation);
    }

    @Override
    public Mono<Recommendation.Kept> lastEnded(Judged price) {
        return database.sql(
                        KEPT + "where product = $1 and scope = $2 and state <> 'OPEN' order by made_at desc limit 1")
                .bind("$1", price.product())
                .bind("$2", price.scope())
                .map(R2dbcRecommendations::kept)
                .one();
    }

    @Override
    public Mono<Void> add(Recommendation made) {
        return run(database.sql("""
                        insert into recommendation (recommendation, product, scope, cause, state, proposed, content, made_at,
                            valid_until)
                        values ($1, $2, $3, $4, 'OPEN', $5, $6::text::jsonb, $7, $8)""")
                .bind("$1", made.id())
                .bind("$2", made.product())
                .bind("$3", made.scope())
                .bind("$4", made.cause().name())
                .bind("$5", made.proposedPrice())
                .bind("$6", JSON.writeValueAsString(made))
                .bind("$7", made.madeAt())
                .bind("$8", made.validUntil()));
    }

    @Override
    public Mono<Void> end(String recommendation, Recommendation.State state, String because, Instant at) {
        return run(database.sql("""
                        update recommendation set state = $2, ended_because = $3, ended_at = $4
                        where recommendation = $1 and state = 'OPEN'""")
                .bind("$1", recommendation)
                .bind("$2", state.name())
                .bind("$3", because)
                .bind("$4", at));
    }

    @Override
    public Flux<Recommendation> outdated(Instant now) {
        return database.sql(KEPT + "where state = 'OPEN' and valid_until <= $1")
                .bind("$1", now)
                .map(R2dbcRecommendations::kept)
                .all()
                .map(Recommendation.Kept::recommendation);
    }

    @Override
    public Mono<Recommendation.Kept> find(String recommendation) {
        return database.sql(KEPT + "where recommendation = $1")
                .bind("$1", recommendation)
                .map(R2dbcRecommendations::kept)
                .one();
    }

    /** Ids are ordered by time. */
    @Override
    public Mono<List<Recommendation.Kept>> find(Search search, int limit, @Nullable String after) {
        return database.sql(KEPT + """
                        where ($1 = '' or product = $1) and ($2 = '' or scope = $2) and ($3 = '' or cause = $3)
                          and ($4 = '' or state = $4) and ($5 = '' or recommendation < $5)
                        order by recommendation desc limit $6""")
                .bind("$1", orEmpty(search.product()))
                .bind("$2", orEmpty(search.scope()))
                .bind("$3", search.cause() == null ? "" : search.cause().name())
                .bind("$4", search.state() == null ? "" : search.state().name())
                .bind("$5", orEmpty(after))
                .bind("$6", limit)
                .map(R2dbcRecommendations::kept)
                .all()
                .collectList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Recommendation.Kept kept(Readable row) {
        return new Recommendation.Kept(
                JSON.readValue(text(row, "content"), Recommendation.class),
                Recommendation.State.valueOf(text(row, "state")),
                row.get("ended_at", Instant.class),
                row.get("ended_because", String.class));
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
