package io.revenuesignals.goal.progress.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.goal.progress.Measure;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.goal.progress.ShareMove;
import io.revenuesignals.platform.database.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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

    private static final String KEEP_MOVE = """
            insert into share_move (id, category, brand, scope, before, after, coverage, data_through, told_at)
            values (:id, :category, :brand, :scope, :before, :after, :coverage, :dataThrough, :toldAt)
            on conflict (id) do nothing""";

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
        return new Conditions()
                .where("goal = ?", goal)
                .whereGiven("day < ?", before)
                .in(database, "select * from goal_progress", "order by day desc limit :limit")
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
        Conditions asked = new Conditions().whereGiven("category = ?", category).whereGiven("brand = ?", brand);
        if (after != null) {
            asked.where("(told_at, id) < (?, ?)", after.toldAt(), after.id());
        }
        return asked.in(database, "select * from share_move", "order by told_at desc, id desc limit :limit")
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
                text(row, "goal"),
                present(row, "version", Integer.class),
                text(row, "metric"),
                present(row, "target", BigDecimal.class),
                present(row, "actual", BigDecimal.class),
                projection == null ? null : range(projection),
                row.get("probability", Double.class),
                text(row, "state"),
                present(row, "observations", Long.class),
                row.get("data_through", LocalDate.class),
                present(row, "as_of", Instant.class));
    }

    private static ShareMove move(Readable row) {
        return new ShareMove(
                present(row, "id", UUID.class),
                text(row, "category"),
                text(row, "brand"),
                text(row, "scope"),
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
}
