package io.revenuesignals.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The meters of the messaging.
 *
 * <ul>
 *   <li>{@code signals.events.received} (tags {@code type}, {@code outcome}): events read, by what became of them. The
 *       outcomes add up to everything read: applied, duplicate, conflict, rejected, ignored.
 *   <li>{@code signals.events.freshness} (histogram, seconds): from the door's or broker's time to the commit of the effects.
 *   <li>{@code signals.events.lag} (gauge, seconds): age of the oldest event in the batch last committed.
 *   <li>{@code signals.outbox.relayed} (tag {@code type} = topic): events sent from the outbox.
 * </ul>
 */
final class MessagingMetrics {

    /** What became of an event that was read. */
    enum Outcome {
        APPLIED,
        DUPLICATE,
        CONFLICT,
        REJECTED,
        IGNORED
    }

    private record Key(String type, Outcome outcome) {}

    private final MeterRegistry registry;
    private final ConcurrentMap<Key, Counter> received = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Counter> relayed = new ConcurrentHashMap<>();
    private final Timer freshness;
    private final AtomicLong lagMillis = new AtomicLong();

    MessagingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.freshness = Timer.builder("signals.events.freshness")
                .description("from the time an event was taken to the commit of its effects")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
        Gauge.builder("signals.events.lag", lagMillis, millis -> millis.get() / 1_000.0)
                .description("age of the oldest event in the batch last committed")
                .baseUnit("seconds")
                .register(registry);
    }

    /** @param type a name from the catalog, or {@code unknown}: never text from outside */
    void count(String type, Outcome outcome, int events) {
        if (events > 0) {
            received.computeIfAbsent(
                            new Key(type, outcome),
                            key -> Counter.builder("signals.events.received")
                                    .description("events read, by what became of them")
                                    .tag("type", key.type())
                                    .tag("outcome", key.outcome().name().toLowerCase(Locale.ROOT))
                                    .register(registry))
                    .increment(events);
        }
    }

    void fresh(Duration age) {
        freshness.record(age.isNegative() ? Duration.ZERO : age);
    }

    void lag(Duration age) {
        lagMillis.set(Math.max(0, age.toMillis()));
    }

    void relayed(String topic, int events) {
        relayed.computeIfAbsent(
                        topic,
                        name -> Counter.builder("signals.outbox.relayed")
                                .description("events sent from the outbox")
                                .tag("type", name)
                                .register(registry))
                .increment(events);
    }
}
