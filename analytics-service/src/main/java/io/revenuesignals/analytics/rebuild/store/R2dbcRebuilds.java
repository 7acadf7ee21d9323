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
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcRebuilds implements Rebuilds {

    private static final String COLUMNS =
            "rebuild, requested_by, requested_at, wiped_at, finished_at, records_in_log, records_read";

    /**
     * Rows of the ledger go with the facts they stand for, so that the log may bring those again; the rows of goals, prices and
     * requests stay, so that nothing of theirs has its effect twice. The first lock makes live traffic wait.
     */
    private static final List<String> WIPE = List.of(
            "set local statement_timeout = 0",
            "lock table event_ledger in exclusive mode",
            """
            delete from event_ledger kept using (
                select fact as id from sale
                union all select fact from price_observation
                union all select fact from promotion_observation
                union all select fact from shelf_observation
                union all select fact from customer_gained
                union all select amendment from amendment
                union all select described_by from product
                union all select described_by from place) as told
             where kept.id = told.id""",
            """
            truncate sale, price_observation, promotion_observation, shelf_observation, customer_gained, amendment,
                     sale_week, price_week, promotion_week, shelf_week, customer""",
            "delete from product",
            "delete from place where kind <> 'CHANNEL'");

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    R2dbcRebuilds(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Mono<Rebuild> request(String by) {
        return database.sql("""
                        insert into rebuild (requested_by, requested_at, held_until) values ($1, $2, $2)
                        on conflict do nothing returning\s""" + COLUMNS)
                .bind("$1", by)
                .bind("$2", clock.instant())
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
    public Mono<Boolean> underWay() {
        return database.sql("select exists (select 1 from rebuild where finished_at is null)")
                .map(row -> Objects.requireNonNull(row.get(0, Boolean.class)))
                .one();
    }

    @Override
    public Mono<Rebuild> hold(UUID holder, Duration time) {
        Instant now = clock.instant();
        return database.sql("""
                        update rebuild set holder = $1, held_until = $2
                         where finished_at is null and (holder = $1 or held_until <= $3) returning\s""" + COLUMNS)
                .bind("$1", holder)
                .bind("$2", now.plus(time))
                .bind("$3", now)
                .map(R2dbcRebuilds::rebuild)
                .one();
    }

    @Override
    public Mono<Void> wipe(Rebuild rebuild) {
        return Flux.fromIterable(WIPE)
                .concatMap(statement -> database.sql(statement).fetch().rowsUpdated())
                .then(note(rebuild, "wiped_at"))
                .as(transaction::transactional);
    }

    @Override
    public Mono<Void> progress(Rebuild rebuild, long recordsInLog, long recordsRead) {
        return database.sql("update rebuild set records_in_log = $2, records_read = $3 where rebuild = $1")
                .bind("$1", rebuild.id())
                .bind("$2", recordsInLog)
                .bind("$3", recordsRead)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> finish(Rebuild rebuild) {
        return note(rebuild, "finished_at");
    }

    private Mono<Void> note(Rebuild rebuild, String column) {
        return database.sql("update rebuild set " + column + " = $2 where rebuild = $1")
                .bind("$1", rebuild.id())
                .bind("$2", clock.instant())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Rebuild rebuild(Readable row) {
        return new Rebuild(
                present(row, "rebuild", Long.class),
                text(row, "requested_by"),
                present(row, "requested_at", Instant.class),
                row.get("wiped_at", Instant.class),
                row.get("finished_at", Instant.class),
                present(row, "records_in_log", Long.class),
                present(row, "records_read", Long.class));
    }
}
