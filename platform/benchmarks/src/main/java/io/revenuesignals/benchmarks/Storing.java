package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** How fast analytics stores what waits on the topic, and how fast the database takes the same rows at best. */
final class Storing {

    static final String GROUP = "analytics-service";
    private static final long PATIENCE_NANOS = 600_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000L;
    private static final int CHUNK = 4_000;

    /**
     * What was measured.
     *
     * @param perSecond facts committed a second
     * @param mostResidentMib the most memory analytics held
     * @param leastResidentMib the least memory analytics held
     */
    record Rate(double perSecond, long mostResidentMib, long leastResidentMib) {}

    private final Bed bed;
    private final BrokerTool broker;

    Storing(Bed bed) {
        this.bed = bed;
        this.broker = new BrokerTool(bed.brokers());
    }

    /** Sends facts while analytics holds still, lets it go, and measures until the last is committed. */
    Rate store(Facts facts, long first, long count) throws SQLException, InterruptedException {
        return store(facts, first, count, () -> {});
    }

    /**
     * As above, with something that happens while the facts are stored. Progress is read from the group's offsets, which move
     * behind the commits; counting rows over and over would take from the database what is measured.
     */
    Rate store(Facts facts, long first, long count, Runnable meanwhile) throws SQLException, InterruptedException {
        try (Connection database = bed.database(Service.ANALYTICS);
                Admin admin = broker.admin()) {
            long before = stored(database);
            bed.pauseAnalytics();
            broker.publish(facts, first, count);
            long end = broker.records(Topics.SALES);
            Thread beside = Thread.ofPlatform().unstarted(meanwhile);
            long begin = System.nanoTime();
            bed.resumeAnalytics();
            beside.start();
            long most = 0;
            long least = Long.MAX_VALUE;
            while (broker.committed(admin, GROUP, Topics.SALES) < end) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new CommandFailed(
                            "only " + (stored(database) - before) + " of " + count + " facts were stored");
                }
                long resident = bed.residentMib("analytics-service");
                most = Math.max(most, resident);
                least = Math.min(least, resident);
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            beside.join();
            requireExactly(database, before + count);
            return new Rate(count / seconds, most, least);
        }
    }

    private static void requireExactly(Connection database, long expected) throws SQLException {
        long claimed = stored(database);
        long kept = Bed.number(database, "select count(*) from sale where replaced_at is null");
        long counted = Bed.number(database, "select sum(sales) from sale_week");
        if (claimed != expected || kept != expected || counted != expected) {
            throw new CommandFailed("of " + expected + " facts the ledger holds " + claimed + ", the facts " + kept
                    + ", the roll-ups " + counted);
        }
    }

    static long stored(Connection database) throws SQLException {
        return Bed.number(database, "select count(*) from event_ledger");
    }

    /**
     * Rows per second of COPY into a staging table and `insert … on conflict do nothing` into one table with the columns and
     * indexes of the sales, in large chunks, on one connection. The table holds all other sales already: what an index costs
     * grows with it, and those of analytics are as large.
     */
    double reference(long rows) throws SQLException, IOException {
        try (Connection database = bed.database(Service.ANALYTICS);
                Statement statement = database.createStatement()) {
            statement.execute("drop table if exists bench_reference");
            statement.execute("create table bench_reference (like sale including all)");
            statement.execute("create temporary table bench_staging (like sale)");
            statement.execute("create temporary table bench_rows as select * from sale limit " + rows);
            statement.execute("insert into bench_reference select * from sale"
                    + " where not exists (select from bench_rows where bench_rows.fact = sale.fact)");
            long there = Bed.number(database, "select count(*) from bench_reference");
            CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
            StringWriter exported = new StringWriter();
            copy.copyOut("copy bench_rows to stdout", exported);
            List<String> lines = exported.toString().lines().toList();
            database.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int from = 0; from < lines.size(); from += CHUNK) {
                String chunk = String.join("\n", lines.subList(from, Math.min(lines.size(), from + CHUNK))) + "\n";
                copy.copyIn("copy bench_staging from stdin", new StringReader(chunk));
                statement.execute("insert into bench_reference select * from bench_staging on conflict do nothing");
                statement.execute("truncate bench_staging");
                database.commit();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long inserted = Bed.number(database, "select count(*) from bench_reference") - there;
            statement.execute("drop table bench_reference");
            database.commit();
            return inserted / seconds;
        }
    }
}
