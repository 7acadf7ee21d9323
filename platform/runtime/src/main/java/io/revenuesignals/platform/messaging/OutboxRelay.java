package io.revenuesignals.platform.messaging;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what waits in the outbox. One instance holds a bucket at a time, by an advisory lock on a connection of its own, so
 * that events with the same key leave in the order they were added; when it goes, the lock goes with its connection.
 */
final class OutboxRelay implements SmartLifecycle, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final Duration STATEMENT_WITHIN = Duration.ofSeconds(30);
    private static final Duration BROKER_WITHIN = Duration.ofSeconds(30);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int IDLE_PAUSES = 4;
    private static final long HOUSEKEEPING_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long LOCK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int LOCK_SPACE = 0x6f7574; // "out": keeps our advisory locks apart from others in the database

    private final ConnectionFactory connections;
    private final Producer<byte[], byte[]> producer;
    private final JsonMapper json;
    private final MessagingMetrics metrics;
    private final MessagingProperties.Relay settings;
    private final TreeSet<Integer> held = new TreeSet<>();
    private @Nullable Thread thread;
    private @Nullable Connection connection;
    private volatile boolean running;
    private long nextHousekeeping = System.nanoTime();
    private long nextLocking = System.nanoTime();

    private record Waiting(long seq, ProducerRecord<byte[], byte[]> record) {}

    OutboxRelay(
            ConnectionFactory connections,
            Producer<byte[], byte[]> producer,
            JsonMapper json,
            MessagingMetrics metrics,
            MessagingProperties.Relay settings) {
        this.connections = connections;
        this.producer = producer;
        this.json = json;
        this.metrics = metrics;
        this.settings = settings;
    }

    private void run() {
        long every = settings.pollEvery().toMillis();
        long pause = every;
        while (running) {
            try {
                Connection open = connected();
                lockBuckets(open);
                keepHouse(open);
                int sent = held.isEmpty() ? 0 : relay(open);
                pause = sent > 0 ? every : Math.min(2 * pause, IDLE_PAUSES * every);
                if (sent < settings.batch()) {
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.warn("the outbox waits: {}", e.toString());
                letGo();
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
                if (!slept(pause)) {
                    break;
                }
            }
        }
        letGo();
    }

    private static boolean slept(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection connected() {
        Connection open = connection;
        if (open == null) {
            open = await(Mono.from(connections.create()));
            connection = open;
            held.clear();
            nextLocking = System.nanoTime();
        }
        return open;
    }

    private void lockBuckets(Connection open) {
        if (held.size() == R2dbcOutbox.BUCKETS || System.nanoTime() - nextLocking < 0) {
            return;
        }
        Integer[] others = java.util.stream.IntStream.range(0, R2dbcOutbox.BUCKETS)
                .filter(bucket -> !held.contains(bucket))
                .boxed()
                .toArray(Integer[]::new);
        held.addAll(await(Flux.from(open.createStatement(
                                "select bucket from unnest($1::int[]) as free (bucket) where pg_try_advisory_lock("
                                        + LOCK_SPACE + ", bucket)")
                        .bind("$1", others)
                        .execute())
                .concatMap(result -> result.map((row, _) -> row.get(0, Integer.class)))
                .collectList()));
        nextLocking = System.nanoTime() + LOCK_NANOS;
    }

    private int relay(Connection open) throws InterruptedException {
        List<Waiting> waiting = waiting(open);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Future<RecordMetadata>> answers = new ArrayList<>(waiting.size());
        for (Waiting row : waiting) {
            answers.add(producer.send(row.record()));
        }
        List<Long> sent = new ArrayList<>(waiting.size());
        RuntimeException failure = null;
        long deadline = System.nanoTime() + BROKER_WITHIN.toNanos();
        for (int i = 0; i < waiting.size() && failure == null; i++) {
            failure = failureOf(answers.get(i), deadline);
            if (failure == null) {
                sent.add(waiting.get(i).seq());
                metrics.relayed(waiting.get(i).record().topic(), 1);
            }
        }
        markSent(open, sent);
        if (failure != null) {
            throw failure;
        }
        return sent.size();
    }

    private static @Nullable RuntimeException failureOf(Future<RecordMetadata> answer, long deadline)
            throws InterruptedException {
        try {
            answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return new InfrastructureTrouble("the broker does not take events", e);
        }
    }

    private List<Waiting> waiting(Connection open) {
        return await(Flux.from(open.createStatement("""
                                select seq, topic, key, headers, value
                                  from outbox
                                 where sent_at is null
                                   and bucket = any($1::smallint[])
                                   and written_by < pg_snapshot_xmin(pg_current_snapshot())
                                 order by seq
                                 limit $2""")
                        .bind("$1", held.stream().map(Integer::shortValue).toArray(Short[]::new))
                        .bind("$2", settings.batch())
                        .execute())
                .concatMap(result -> result.map((row, _) -> new Waiting(
                        required(row.get(0, Long.class)),
                        record(
                                required(row.get(1, String.class)),
                                required(row.get(2, String.class)),
                                required(row.get(3, String.class)),
                                required(row.get(4, String.class))))))
                .collectList());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the outbox holds a null that its table forbids");
        }
        return value;
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String key, String headers, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        json.readValue(headers, ATTRIBUTES)
                .forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void markSent(Connection open, List<Long> sent) {
        if (!sent.isEmpty()) {
            await(updated(open.createStatement(
                            "update outbox set sent_at = clock_timestamp() where sent_at is null and seq = any($1::bigint[])")
                    .bind("$1", sent.toArray(Long[]::new))
                    .execute()));
        }
    }

    // Old days are dropped whole; deleting row by row would leave the table full of holes.
    private void keepHouse(Connection open) {
        if (System.nanoTime() - nextHousekeeping < 0 || !held.contains(0)) {
            return;
        }
        LocalDate today =
                await(Flux.from(open.createStatement("select current_date").execute())
                        .concatMap(result -> result.map((row, _) -> required(row.get(0, LocalDate.class))))
                        .single());
        for (int ahead = 1; ahead <= 3; ahead++) {
            createDay(open, today.plusDays(ahead));
        }
        dropDays(open, today.minusDays(settings.keepSent().toDays()));
        nextHousekeeping = System.nanoTime() + HOUSEKEEPING_NANOS;
    }

    private void createDay(Connection open, LocalDate day) {
        await(updated(open.createStatement("create table if not exists outbox_" + suffix(day)
                        + " partition of outbox for values from ('" + day + "') to ('" + day.plusDays(1) + "')")
                .execute()));
    }

    private void dropDays(Connection open, LocalDate before) {
        List<String> old = await(Flux.from(open.createStatement("""
                                select relname from pg_class
                                 where relispartition and relname ~ '^outbox_[0-9]{8}$' and relname < $1""")
                        .bind("$1", "outbox_" + suffix(before))
                        .execute())
                .concatMap(result -> result.map((row, _) -> required(row.get(0, String.class))))
                .collectList());
        for (String table : old) {
            long unsent =
                    await(Flux.from(open.createStatement("select count(*) from " + table + " where sent_at is null")
                                    .execute())
                            .concatMap(result -> result.map((row, _) -> required(row.get(0, Long.class))))
                            .single());
            if (unsent == 0) {
                await(updated(open.createStatement("drop table " + table).execute()));
            }
        }
        await(updated(open.createStatement(
                        "delete from outbox_default where sent_at < clock_timestamp() - make_interval(secs => $1)")
                .bind("$1", (double) settings.keepSent().toSeconds())
                .execute()));
    }

    private static String suffix(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private static Mono<Long> updated(org.reactivestreams.Publisher<? extends Result> results) {
        return Flux.from(results).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

    private static <T> T await(Mono<T> work) {
        T value = work.block(STATEMENT_WITHIN);
        if (value == null) {
            throw new IllegalStateException("the statement answered nothing");
        }
        return value;
    }

    private void letGo() {
        Connection open = connection;
        connection = null;
        held.clear();
        if (open != null) {
            try {
                Mono.from(open.close()).block(Duration.ofSeconds(2));
            } catch (RuntimeException e) {
                LOG.debug("closing the relay's connection failed", e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread relay = thread;
        if (relay != null) {
            try {
                relay.join(TimeUnit.SECONDS.toMillis(10));
                if (relay.isAlive()) {
                    relay.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For good; after a mere stop it may be started again. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return MessagingPhases.RELAY;
    }
}
