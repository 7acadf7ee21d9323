package io.revenuesignals.feedback.fact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The door's meters.
 *
 * <ul>
 *   <li>{@code signals.facts.received}: facts answered for, by {@code type} (short name, {@code unknown} where there is none)
 *       and {@code outcome} ({@code accepted}, {@code rejected}, {@code unknown})
 *   <li>{@code signals.facts.refused.requests}: requests turned away as a whole, by {@code cause}
 *   <li>{@code signals.facts.waiting.bytes}: what waits for the log now
 * </ul>
 */
public final class FactMeters {

    private static final String UNKNOWN_TYPE = "unknown";

    /** Why a whole request was turned away. */
    public enum Cause {
        /** One client posts more than its share. */
        CLIENT_RATE,
        /** Too much waits for the log. */
        NO_ROOM,
        /** The log takes nothing. */
        LOG_AWAY,
        /** Not JSON, or in a form that the door does not read. */
        UNREADABLE,
        /** Beyond the limits on size or number. */
        TOO_LARGE
    }

    private final MeterRegistry registry;
    private final Map<String, Counter[]> received = new ConcurrentHashMap<>();

    public FactMeters(MeterRegistry registry, DoorRoom room) {
        this.registry = registry;
        Gauge.builder("signals.facts.waiting.bytes", room, DoorRoom::taken)
                .description("Bytes of facts that wait for the log")
                .baseUnit("bytes")
                .register(registry);
    }

    void received(JudgedFact fact, Verdict.Status status) {
        received.computeIfAbsent(typeOf(fact), this::counters)[status.ordinal()].increment();
    }

    /** Counts a request that was turned away as a whole. */
    public void refused(Cause cause) {
        registry.counter("signals.facts.refused.requests", "cause", cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private Counter[] counters(String type) {
        Verdict.Status[] statuses = Verdict.Status.values();
        Counter[] counters = new Counter[statuses.length];
        for (Verdict.Status status : statuses) {
            counters[status.ordinal()] = Counter.builder("signals.facts.received")
                    .description("Facts that the door has answered for")
                    .tag("type", type)
                    .tag("outcome", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        return counters;
    }

    private static String typeOf(JudgedFact fact) {
        @Nullable
        String type = switch (fact) {
            case JudgedFact.Sound sound -> sound.type();
            case JudgedFact.Refused refused -> refused.type();
        };
        return type == null ? UNKNOWN_TYPE : type;
    }
}
