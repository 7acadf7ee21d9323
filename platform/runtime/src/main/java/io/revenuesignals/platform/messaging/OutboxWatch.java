package io.revenuesignals.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Looks at the outbox now and then and tells in gauges whether the other services hear what is decided here.
 *
 * <ul>
 *   <li>{@code signals.outbox.pending} (gauge): events that wait to be sent.
 *   <li>{@code signals.outbox.age} (gauge, seconds): how long the oldest of them has been waiting. While the database cannot
 *       be asked, it grows on from the last look.
 * </ul>
 */
final class OutboxWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String WAITING = """
            select count(*) as pending, extract(epoch from clock_timestamp() - min(written_at))::float8 as age
            from outbox where sent_at is null""";

    private final DatabaseClient database;
    private volatile Look last = new Look(0, 0, System.nanoTime());
    private Sinks.@Nullable Empty<Void> end;

    private record Look(long pending, double age, long atNanos) {

        double ageNow() {
            return pending == 0 ? 0 : age + (System.nanoTime() - atNanos) / (double) TimeUnit.SECONDS.toNanos(1);
        }
    }

    OutboxWatch(DatabaseClient database, MeterRegistry registry) {
        this.database = database;
        Gauge.builder("signals.outbox.pending", this, watch -> watch.last.pending())
                .description("events that wait to be sent")
                .register(registry);
        Gauge.builder("signals.outbox.age", this, watch -> watch.last.ageNow())
                .description("how long the oldest event that waits to be sent has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    private Mono<Look> look() {
        return database.sql(WAITING)
                .map(OutboxWatch::seen)
                .one()
                .doOnError(error -> LOG.debug("the outbox cannot be looked at: {}", error.toString()))
                .onErrorComplete();
    }

    private static Look seen(Readable row) {
        Double age = row.get("age", Double.class);
        long pending = Objects.requireNonNull(row.get("pending", Long.class));
        return new Look(pending, age == null ? 0 : Math.max(0, age), System.nanoTime());
    }

    @Override
    public synchronized void start() {
        Sinks.Empty<Void> until = Sinks.empty();
        end = until;
        // Only the clock is stopped at the end: a query that is cancelled may leave its connection stuck.
        Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .takeUntilOther(until.asMono())
                .concatMap(tick -> look(), 1)
                .subscribe(look -> last = look);
    }

    @Override
    public synchronized void stop() {
        if (end != null) {
            end.tryEmitEmpty();
            end = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return end != null;
    }

    @Override
    public int getPhase() {
        return MessagingPhases.RELAY;
    }
}
