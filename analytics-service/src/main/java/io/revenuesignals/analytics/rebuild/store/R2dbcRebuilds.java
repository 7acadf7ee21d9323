package io.revenuesignals.analytics.rebuild.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.Rebuilds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds are counted by the database's clock: it is the same for all who hold. */
@Repository
class R2dbcRebuilds implements Rebuilds {

    private static final String COLUMNS = """
            rebuild, requested_by, requested_at, wiped_at, finished_at, holder is not null and held_until > clock_timestamp()
            as held, records_in_log, records_read, records_lost""";

    /**
     * Whoever writes conclusions from the tables down is let out first, then whoever applies events; nobody is let in until all
     * is empty. A question in progress has ten seconds, and with a shorter patience one after another could keep us out for ever.
     *
     * <p>The new round lets the log bring the facts again, each under its fingerprint. The rows of goals, prices and requests
     * belong to an earlier round too, but who hears those is not rebuilt.
     */
    private static final List<String> WIPE = List.of(
            "set local statement_timeout = 0",
            "set local lock_timeout = '12s'",
            "select pg_advisory_xact_lock(hashtextextended('analytics.rebuild', 0))",
            "lock table event_ledger in exclusive mode",
            "update event_round set round = round + 1",
            """
            truncate sale, price_observation, promotion_observation, shelf_observation, customer_gained, amendment,
                     sale_week, price_week, promotion_week, shelf_week, customer""");

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    R2dbcRebuilds(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Mono<Rebuild> request(String by, long recordsInLog) {
        return database.sql("""
                        insert into rebuild (requested_by, requested_at, records_in_log, held_until)
                        values ($1, $2, $3, clock_timestamp())
                        on conflict do nothing returning\s""" + COLUMNS)
                .bind("$1", by)
                .bind("$2", clock.instant())
                .bind("$3", recordsInLog)
                .map(R2dbcRebuilds::rebuild)
                .one();
    }

    @Override
    public Mono<Rebuild> latest() {
        return database.sql("select " + COLUMNS + " from rebuild order by rebuild desc limit 1")
                .map(R2dbcRebuilds::rebuild)
                .one();
    }

    @Override
    public Mono<Long> settled() {
        return database.sql("select count(*) from rebuild having count(*) = count(finished_at)")
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<Void> keepTables() {
        return run(database.sql("select pg_advisory_xact_lock_shared(hashtextextended('analytics.rebuild', 0))"))
                .then();
    }

    @Override
    public Mono<Rebuild> hold(UUID holder, Duration time) {
        return database.sql("""
                        update rebuild set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2)
                         where finished_at is null and (holder = $1 or held_until <= clock_timestamp()) returning\s""" + COLUMNS)
                .bind("$1", holder)
                .bind("$2", seconds(time))
                .map(R2dbcRebuilds::rebuild)
                .one();
    }

    @Override
    public Mono<Void> release(UUID holder) {
        return run(database.sql("""
                        update rebuild set holder = null, held_until = clock_timestamp()
                         where finished_at is null and holder = $1""").bind("$1", holder)).then();
    }

    @Override
    public Mono<Boolean> wipe(Rebuild rebuild, UUID holder, Duration time) {
        return database.sql("""
                        select rebuild from rebuild
                         where rebuild = $1 and holder = $2 and finished_at is null and wiped_at is null for update""")
                .bind("$1", rebuild.id())
                .bind("$2", holder)
                .map(row -> true)
                .one()
                .flatMap(ours -> empty().then(Mono.defer(() -> emptied(rebuild, time))))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private Mono<Void> empty() {
        return Flux.fromIterable(WIPE)
                .concatMap(statement -> run(database.sql(statement)))
                .then();
    }

    private Mono<Boolean> emptied(Rebuild rebuild, Duration time) {
        return run(database.sql("""
                        update rebuild set wiped_at = $2, held_until = clock_timestamp() + make_interval(secs => $3)
                         where rebuild = $1""")
                        .bind("$1", rebuild.id())
                        .bind("$2", clock.instant())
                        .bind("$3", seconds(time)))
                .thenReturn(true);
    }

    @Override
    public Mono<Boolean> progress(Rebuild rebuild, UUID holder, Progress progress, Duration time) {
        return run(database.sql("""
                        update rebuild set records_in_log = $3, records_read = $4, records_lost = $5,
                               held_until = clock_timestamp() + make_interval(secs => $6)
                         where rebuild = $1 and holder = $2 and finished_at is null""")
                        .bind("$1", rebuild.id())
                        .bind("$2", holder)
                        .bind("$3", progress.recordsInLog())
                        .bind("$4", progress.recordsRead())
                        .bind("$5", progress.recordsLost())
                        .bind("$6", seconds(time)))
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Boolean> finish(Rebuild rebuild, UUID holder) {
        return run(database.sql("""
                        update rebuild set finished_at = $3 where rebuild = $1 and holder = $2 and finished_at is null""").bind("$1", rebuild.id()).bind("$2", holder).bind("$3", clock.instant()))
                .map(rows -> rows > 0);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private static Mono<Long> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }

    private static Rebuild rebuild(Readable row) {
        return new Rebuild(
                present(row, "rebuild", Long.class),
                text(row, "requested_by"),
                present(row, "requested_at", Instant.class),
                row.get("wiped_at", Instant.class),
                row.get("finished_at", Instant.class),
                present(row, "held", Boolean.class),
                present(row, "records_in_log", Long.class),
                present(row, "records_read", Long.class),
                present(row, "records_lost", Long.class));
    }
}
