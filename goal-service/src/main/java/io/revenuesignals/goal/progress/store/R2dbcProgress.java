package io.revenuesignals.goal.progress.store;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.revenuesignals.goal.progress.Measure;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.goal.progress.ShareMove;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Measures in PostgreSQL. */
@Repository
class R2dbcProgress implements Progress {

    private static final String KEEP = """
            insert into goal_progress (goal, day, version, metric, target, actual, projection, probability, state,
                                       observations, data_through, as_of)
            values (:goal, :day, :version, :metric, :target, :actual, :projection, :probability, :state,
                    :observations, :dataThrough, :asOf)
            on conflict (goal, day) do update
               set version = excluded.version, metric = excluded.metric, target = excluded.target,
                   actual = excluded.actual, projection = excluded.projection, probability = excluded.probability,
                   state = excluded.state, observations = excluded.observations,
                   data_through = excluded.data_through, as_of = excluded.as_of
             where goal_progress.as_of <= excluded.as_of""";

    private static final String LATEST =
            "select distinct on (goal) * from goal_progress where goal = any(:goals) order by goal, day desc";

    private static final String HISTORY = """
            select * from goal_progress
             where goal = :goal and (:before::date is null or day < :before)
             order by day desc
             limit :limit""";

    private static final String KEEP_MOVE = """
            insert into share_move (id, category, brand, scope, before, after, coverage, data_through, told_at)
            values (:id, :category, :brand, :scope, :before, :after, :coverage, :dataThrough, :toldAt)
            on conflict (id) do nothing""";

    private static final String MOVES = """
            select * from share_move
             where (:category::text is null or category = :category)
               and (:brand::text is null or brand = :brand)
               and (:afterAt::timestamptz is null or (told_at, id) < (:afterAt, :afterId::uuid))
             order by told_at desc, id desc
             limit :limit""";

    private final DatabaseClient database;

    R2dbcProgress(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(List<Measure> measures) {
        return Flux.fromIterable(measures).concatMap(this::keep).then();
    }

    @Override
    public Flux<Measure> latest(Collection<String> goals) {
        return database.sql(LATEST)
                .bind("goals", goals.toArray(String[]::new))
                .map(R2dbcProgress::measure)
                .all();
    }

    @Override
    public Flux<Measure> history(String goal, @Nullable LocalDate before, int limit) {
        return database.sql(HISTORY)
                .bind("goal", goal)
                .bind("before", nullable(before, LocalDate.class))
                .bind("limit", limit)
                .map(R2dbcProgress::measure)
                .all();
    }

    @Override
    public Mono<Void> keep(ShareMove move) {
        return database.sql(KEEP_MOVE)
                .bind("id", move.id())
                .bind("category", move.category())
                .bind("brand", move.brand())
                .bind("scope", move.scope())
                .bind("before", numbers(move.before()))
                .bind("after", numbers(move.after()))
                .bind("coverage", move.coverage())
                .bind("dataThrough", move.dataThrough())
                .bind("toldAt", move.toldAt())
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<ShareMove> moves(
            @Nullable String category, @Nullable String brand, @Nullable Position after, int limit) {
        return database.sql(MOVES)
                .bind("category", nullable(category, String.class))
                .bind("brand", nullable(brand, String.class))
                .bind("afterAt", nullable(after == null ? null : after.toldAt(), Instant.class))
                .bind("afterId", nullable(after == null ? null : after.id(), UUID.class))
                .bind("limit", limit)
                .map(R2dbcProgress::move)
                .all();
    }

    private Mono<Void> keep(Measure measure) {
        Measure.Range projection = measure.projection();
        return database.sql(KEEP)
                .bind("goal", measure.goal())
                .bind("day", measure.asOf().atZone(ZoneOffset.UTC).toLocalDate())
                .bind("version", measure.version())
                .bind("metric", measure.metric())
                .bind("target", measure.target())
                .bind("actual", measure.actual())
                .bind("projection", nullable(projection == null ? null : numbers(projection), Double[].class))
                .bind("probability", nullable(measure.probability(), Double.class))
                .bind("state", measure.state())
                .bind("observations", measure.observations())
                .bind("dataThrough", nullable(measure.dataThrough(), LocalDate.class))
                .bind("asOf", measure.asOf())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Measure measure(Readable row) {
        Double[] projection = row.get("projection", Double[].class);
        return new Measure(
                present(row, "goal", String.class),
                present(row, "version", Integer.class),
                present(row, "metric", String.class),
                present(row, "target", BigDecimal.class),
                present(row, "actual", BigDecimal.class),
                projection == null ? null : range(projection),
                row.get("probability", Double.class),
                present(row, "state", String.class),
                present(row, "observations", Long.class),
                row.get("data_through", LocalDate.class),
                present(row, "as_of", Instant.class));
    }

    private static ShareMove move(Readable row) {
        return new ShareMove(
                present(row, "id", UUID.class),
                present(row, "category", String.class),
                present(row, "brand", String.class),
                present(row, "scope", String.class),
                range(present(row, "before", Double[].class)),
                range(present(row, "after", Double[].class)),
                present(row, "coverage", Double.class),
                present(row, "data_through", LocalDate.class),
                present(row, "told_at", Instant.class));
    }

    private static Measure.Range range(Double[] numbers) {
        return new Measure.Range(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Double[] numbers(Measure.Range range) {
        return new Double[] {range.value(), range.low(), range.high(), range.level()};
    }

    private static <T> T present(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Object nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }
}
