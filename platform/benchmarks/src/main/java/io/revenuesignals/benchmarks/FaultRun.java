package io.revenuesignals.benchmarks;

import io.revenuesignals.benchmarks.FaultPlan.Part;
import io.revenuesignals.benchmarks.FaultPlan.Planned;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.terminal.CommandFailed;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Faults at seeded moments while facts stream in, and an account kept outside the system: what was meant to be sent, what was
 * acknowledged. Afterwards the databases are held against that account.
 */
final class FaultRun {

    private static final int WRITERS = 2;
    private static final int AFTER_LAST_FAULT_MILLIS = 2_000;
    private static final int ROWS_AT_ONCE = 5_000;
    private static final int BETWEEN_LOOKS_MILLIS = 1_000;

    /** A batch may wait so long for its acknowledgement when no fault is made any more. */
    private static final long PATIENCE_WITH_WRITERS_SECONDS = 180;

    /** What is stored is judged when nothing is missing and nothing has moved for this long… */
    private static final long STILL_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** …or when something is missing and nothing has moved for this long. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(120);

    /**
     * The verdict.
     *
     * @param findings what the account kept outside says of analytics
     * @param inTheLog records in the topic of sales
     * @param books what feedback says of the same records
     * @param deadLetters facts set aside; infrastructure trouble must not set any aside
     * @param sentAgain batches sent again although acknowledged, to tempt the system to count twice
     * @param disksNotMet disks made full whose server did not notice
     * @param pace how fast it went
     */
    record Verdict(
            long seed,
            FaultTable table,
            FaultJudge.Findings findings,
            long inTheLog,
            FeedbackBooks books,
            long deadLetters,
            long sentAgain,
            int disksNotMet,
            Pace pace) {

        boolean booksAgree() {
            return books.agree(inTheLog, findings.stored());
        }

        boolean holds() {
            return findings.hold() && booksAgree() && deadLetters == 0 && disksNotMet == 0;
        }
    }

    /**
     * How fast it went.
     *
     * @param seconds while faults were made
     * @param longestSilenceSeconds the longest time without an acknowledgement
     * @param settledSeconds from the end of the faults until everything was stored
     */
    record Pace(double seconds, double acknowledgedPerSecond, double longestSilenceSeconds, double settledSeconds) {}

    private final long seed;
    private final int faults;
    private final Consumer<String> say;
    private final Facts facts;
    private final FaultLedger ledger = new FaultLedger();
    private final AtomicLong sentAgain = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private int disksNotMet;

    FaultRun(long seed, int faults, Consumer<String> say) {
        this.seed = seed;
        this.faults = faults;
        this.say = say;
        this.facts = new Facts("fault" + seed);
    }

    Verdict run(FaultBed bed) throws InterruptedException, SQLException {
        bed.whyNoFill().ifPresent(reason -> say.accept("FILL is not drawn: " + reason));
        bed.awaitSharing();
        FaultTable table = new FaultTable(bed.whyNoFill());
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("writer-", 0).factory());
        try {
            List<Future<?>> writers = startWriters(bed, threads);
            makeFaults(bed, table, writers);
            double seconds = (System.nanoTime() - begin) / 1e9;
            over.set(true);
            awaitWriters(writers);
            return judged(bed, table, seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Future<?>> startWriters(FaultBed bed, ExecutorService threads) {
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            FaultWriter writer = new FaultWriter(bed.door(), facts, ledger, sentAgain, new Random(seed * 31 + i));
            writers.add(threads.submit(() -> writer.write(over::get)));
        }
        return writers;
    }

    private void makeFaults(FaultBed bed, FaultTable table, List<Future<?>> writers) throws InterruptedException {
        List<Planned> plan = FaultPlan.drawn(seed, faults, bed.kinds());
        long begin = System.nanoTime();
        for (int i = 0; i < plan.size() && writers.stream().noneMatch(Future::isDone); i++) {
            Planned planned = plan.get(i);
            pause(planned.restMillis());
            say.accept("fault " + (i + 1) + "/" + plan.size() + " after "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)
                    + " s: " + planned.fault() + " " + planned.part() + " for " + planned.holdMillis()
                    + " ms; acknowledged " + ledger.acknowledgedCount());
            table.count(planned.fault(), planned.part());
            make(bed, planned);
        }
        pause(AFTER_LAST_FAULT_MILLIS);
    }

    private void make(FaultBed bed, Planned planned) {
        Part part = planned.part();
        switch (planned.fault()) {
            case KILL -> {
                bed.kill(part);
                pause(planned.holdMillis());
                bed.revive(part);
            }
            case RESTART -> {
                bed.stop(part);
                bed.revive(part);
            }
            case PAUSE -> {
                bed.pause(part);
                pause(planned.holdMillis());
                bed.resume(part);
            }
            case CUT -> {
                bed.cut(part);
                pause(planned.holdMillis());
                bed.heal(part);
            }
            case FILL -> {
                if (!bed.fill(part)) {
                    disksNotMet++;
                    say.accept("the full disk of " + part + " was not met");
                }
                pause(planned.holdMillis());
                bed.free(part);
            }
        }
    }

    private void awaitWriters(List<Future<?>> writers) throws InterruptedException {
        for (Future<?> writer : writers) {
            try {
                writer.get(PATIENCE_WITH_WRITERS_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a writer failed", e.getCause());
            } catch (TimeoutException e) {
                throw new CommandFailed(
                        "a batch was not acknowledged within " + PATIENCE_WITH_WRITERS_SECONDS
                                + " s although all faults were over",
                        e);
            }
        }
    }

    private Verdict judged(FaultBed bed, FaultTable table, double seconds) throws InterruptedException, SQLException {
        long begin = System.nanoTime();
        bed.awaitReady();
        bed.awaitSharing();
        Moment last = settled(bed);
        double settledSeconds = (System.nanoTime() - begin) / 1e9;
        FaultJudge.Findings findings = findings(bed);
        Verdict verdict = new Verdict(
                seed,
                table,
                findings,
                last.inTheLog(),
                last.books(),
                new BrokerLetters(bed.brokers()).count(),
                sentAgain.get(),
                disksNotMet,
                new Pace(seconds, findings.acknowledged() / seconds, ledger.longestSilenceSeconds(), settledSeconds));
        if (verdict.holds()) {
            bed.forgetLogs();
        } else {
            say.accept("what was promised does not hold; the logs are in " + bed.logs());
        }
        return verdict;
    }

    /** What can be seen from outside at one moment of the way from the log to the stores. */
    private record Moment(long inTheLog, FeedbackBooks books, long stored) {

        boolean isThrough() {
            return books.read() == inTheLog && stored >= books.receipts();
        }
    }

    /** Waits until feedback and analytics have read the log to its end, or get no further. */
    private static Moment settled(FaultBed bed) throws InterruptedException, SQLException {
        BrokerTool broker = new BrokerTool(bed.brokers());
        try (Connection feedback = bed.database(Service.FEEDBACK);
                Connection analytics = bed.database(Service.ANALYTICS)) {
            Moment last = look(broker, feedback, analytics);
            long moved = System.nanoTime();
            while (System.nanoTime() - moved < (last.isThrough() ? STILL_NANOS : STUCK_NANOS)) {
                pause(BETWEEN_LOOKS_MILLIS);
                Moment now = look(broker, feedback, analytics);
                moved = now.equals(last) ? moved : System.nanoTime();
                last = now;
            }
            return last;
        }
    }

    private static Moment look(BrokerTool broker, Connection feedback, Connection analytics)
            throws InterruptedException, SQLException {
        return new Moment(
                broker.records(Topics.SALES),
                FeedbackBooks.of(feedback),
                Bed.number(analytics, "select count(*) from sale"));
    }

    private FaultJudge.Findings findings(FaultBed bed) throws SQLException {
        FaultJudge judge = new FaultJudge(facts, ledger);
        try (Connection analytics = bed.database(Service.ANALYTICS)) {
            // Only then the driver fetches rows in portions and not all at once.
            analytics.setAutoCommit(false);
            tellFacts(analytics, judge);
            tellWeeks(analytics, judge);
            analytics.rollback();
        }
        return judge.findings();
    }

    private static void tellFacts(Connection analytics, FaultJudge judge) throws SQLException {
        try (Statement statement = analytics.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            ResultSet row =
                    statement.executeQuery("select source, event_id, product, place, day, units, revenue from sale");
            while (row.next()) {
                judge.hear(new FaultJudge.Stored(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, BigDecimal.class),
                        row.getObject(7, BigDecimal.class)));
            }
        }
    }

    private static void tellWeeks(Connection analytics, FaultJudge judge) throws SQLException {
        try (Statement statement = analytics.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            ResultSet row = statement.executeQuery("select product, place, week, sales, units, revenue from sale_week");
            while (row.next()) {
                judge.hear(new FaultJudge.Week(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getObject(5, BigDecimal.class),
                        row.getObject(6, BigDecimal.class)));
            }
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
