package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hears events and lets them take effect. Every bean of this type is found by the intake.
 *
 * <p>{@link #apply} is called inside the transaction that also writes the ledger, with events that were never applied
 * before, in the order of their partitions. What it writes through R2DBC commits together with the ledger rows, or not at
 * all; the Kafka offset moves only afterwards. It may be called again with the same events after a roll-back, so nothing
 * outside that transaction may be touched.
 *
 * <p>Statements run one after another on the transaction's connection; never in parallel. An error rolls the whole batch
 * back: {@link Faults} decides whether the intake tries again (infrastructure) or looks for the event at fault (data).
 */
public interface EventConsumer {

    /** The kinds of event it wants to hear. */
    Set<Class<? extends Event>> hears();

    /** Applies events of the kinds it hears, one or a few thousand at a time. */
    Mono<Void> apply(List<ReceivedEvent> events);

    /**
     * Whether all it writes is a view of the log that may be emptied and filled again ({@link EventReplay}). Only then is it
     * given an event once more after an emptying. The order may then be another, the view must not; and nothing it writes
     * may tell the world anything.
     */
    default boolean isRebuiltFromLog() {
        return false;
    }

    /** Takes events one after another, each with its own correlation. */
    static Mono<Void> each(List<ReceivedEvent> events, Function<EventEnvelope<?>, Mono<Void>> hear) {
        return Flux.fromIterable(events)
                .concatMap(event -> hear.apply(event.envelope()).contextWrite(event.correlation()::in))
                .then();
    }

    /** A consumer of one kind that takes its events one at a time, each with its own correlation. */
    static <E extends Event> EventConsumer of(Class<E> kind, Function<EventEnvelope<E>, Mono<Void>> each) {
        return new EventConsumer() {
            @Override
            public Set<Class<? extends Event>> hears() {
                return Set.of(kind);
            }

            @Override
            public Mono<Void> apply(List<ReceivedEvent> events) {
                return EventConsumer.each(events, envelope -> each.apply(envelope.as(kind)));
            }
        };
    }
}
