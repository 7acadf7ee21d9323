package io.revenuesignals.benchmarks;

import io.revenuesignals.benchmarks.FaultBed.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Faults at seeded moments while facts stream in, and an account kept outside the system: what was meant to be sent, what was
 * acknowledged. Afterwards the database is held against that account.
 */
final class FaultRun {

    private static final int BATCH = 50;
    private static final int WRITERS = 2;
    private static final long BETWEEN_BATCHES_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(180);

    /**
     * The verdict.
     *
     * @param faults how often each fault was made
     * @param acknowledged facts answered 202
     * @param repeated batches sent again although acknowledged, to tempt the system to count twice
     * @param stored facts in analytics
     * @param lost facts acknowledged but not stored
     * @param countedTwice facts stored more than once
     * @param foreign facts stored that nobody sent
     * @param rollUpDifference units in the roll-ups minus units of the facts stored
     * @param deadLetters facts set aside; infrastructure trouble must not set any aside
     */
    record Verdict(
            long seed,
            Map<String, Integer> faults,
            long acknowledged,
            long repeated,
            long stored,
            long lost,
            long countedTwice,
            long foreign,
            double rollUpDifference,
            long deadLetters) {

        boolean holds() {
            return lost == 0
                    && countedTwice == 0
                    && foreign == 0
                    && rollUpDifference == 0
                    && deadLetters == 0
                    && acknowledged > 0;
        }
    }

    private enum Fault {
        KILL,
        PAUSE,
        RESTART,
        CUT
    }

    private final long seed;
    private final int faults;
    private final Consumer<String> say;
    private final Random random;
    private final Facts facts;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> made = new TreeMap<>();

    FaultRun(long seed, int faults, Consumer<String> say) {
        this.seed = seed;
        this.faults = faults;
        this.say = say;
        this.random = new Random(seed);
        this.facts = new Facts("fault" + seed);
    }

    Verdict run(FaultBed bed) throws InterruptedException, SQLException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random own = new Random(seed * 31 + i);
            writers.add(Thread.ofPlatform()
                    .name("writer-" + i)
                    .start(new java.util.concurrent.FutureTask<>(() -> write(bed, own), null) {
                        @Override
                        protected void setException(Throwable failure) {
                            failed.compareAndSet(null, failure);
                        }
                    }));
        }
        for (int i = 0; i < faults; i++) {
            pause(300 + random.nextInt(1_500));
            fault(bed, i + 1);
        }
        pause(2_000);
        over.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a writer failed", failed.get());
        }
        bed.awaitReady();
        return judge(bed);
    }

    private void fault(FaultBed bed, int number) {
        Part part = Part.values()[random.nextInt(Part.values().length)];
        Fault fault = drawn(part);
        int millis = 200 + random.nextInt(3_000);
        say.accept("fault " + number + "/" + faults + ": " + fault + " " + part + " for " + millis
                + " ms; acknowledged " + acknowledged.size());
        made.merge(fault + " " + part, 1, Integer::sum);
        switch (fault) {
            case KILL -> {
                bed.kill(part);
                pause(millis);
                bed.revive(part);
            }
            case RESTART -> {
                bed.stop(part);
                bed.revive(part);
            }
            case PAUSE -> {
                bed.pause(part);
                pause(millis);
                bed.resume(part);
            }
            case CUT -> {
                bed.cut(part);
                pause(millis);
                bed.heal(part);
            }
        }
    }

    private Fault drawn(Part part) {
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        boolean server = part == Part.BROKER || part == Part.DATABASE;
        return fault == Fault.CUT && !server ? Fault.KILL : fault;
    }

    /** Sends batch after batch; each is sent under the same ids until it is acknowledged, and now and then once more. */
    private void write(FaultBed bed, Random own) {
        String token = bed.token();
        HttpLine line = null;
        while (!over.get()) {
            long first = next.getAndAdd(BATCH);
            byte[] body = facts.batch(first, BATCH);
            int times = own.nextInt(10) == 0 ? 2 : 1;
            for (int sent = 0; sent < times; ) {
                try {
                    line = line == null
                            ? new HttpLine(bed.door(), "/v1/facts", "application/cloudevents-batch+json", token)
                            : line;
                    int status = line.post(body);
                    if (status == 202) {
                        sent++;
                    } else {
                        mustBeUnavailability(status, line.body());
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    }
                } catch (IOException notAcknowledged) {
                    line = dropped(line);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
            }
            repeated.addAndGet(times - 1);
            for (long number = first; number < first + BATCH; number++) {
                acknowledged.add(number);
            }
            LockSupport.parkNanos(BETWEEN_BATCHES_NANOS);
        }
        dropped(line);
    }

    private static void mustBeUnavailability(int status, byte[] body) {
        if (status != 503 && status != 429 && status != 207 && status != 401) {
            throw new IllegalStateException(
                    "the door answered " + status + ": " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static @Nullable HttpLine dropped(@Nullable HttpLine line) {
        if (line != null) {
            try {
                line.close();
            } catch (IOException alreadyGone) {
                Thread.onSpinWait();
            }
        }
        return null;
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Verdict judge(FaultBed bed) throws SQLException {
        Set<String> expected = new HashSet<>();
        acknowledged.forEach(number -> expected.add(facts.event(number).id()));
        try (Connection database = bed.analytics()) {
            long begin = System.nanoTime();
            while (stored(database) < expected.size() && System.nanoTime() - begin < SETTLE_NANOS) {
                pause(500);
            }
            Map<String, Integer> stored = counts(database);
            long lost = expected.stream().filter(id -> !stored.containsKey(id)).count();
            long twice = stored.values().stream().filter(count -> count > 1).count();
            long foreign = stored.keySet().stream()
                    .filter(id -> number(id) >= next.get())
                    .count();
            double difference = decimal(
                    database,
                    "select (select coalesce(sum(units), 0) from sale_week) - (select coalesce(sum(units), 0) from sale)");
            long letters = new BrokerLetters(bed.brokers()).count();
            return new Verdict(
                    seed,
                    made,
                    expected.size(),
                    repeated.get(),
                    stored.size(),
                    lost,
                    twice,
                    foreign,
                    difference,
                    letters);
        }
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    private static long stored(Connection database) throws SQLException {
        return Bed.number(database, "select count(*) from sale");
    }

    private static Map<String, Integer> counts(Connection database) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select event_id from sale where source = '" + Facts.SOURCE + "'")) {
            while (rows.next()) {
                counts.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static double decimal(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBigDecimal(1).doubleValue();
        }
    }
}
