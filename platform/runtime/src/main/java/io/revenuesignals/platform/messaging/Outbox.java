package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Where decisions leave their events. An event added here is sent if and only if the surrounding transaction commits; the
 * relay sends it at least once, in the order added for each key.
 *
 * <p>The outbox stamps each event: a new id (UUID version 7), the service as source, the time, and the correlation found in
 * the Reactor context.
 */
public interface Outbox {

    /** Adds one event within the current transaction. */
    default Mono<EventEnvelope<?>> add(Event event) {
        return addAll(List.of(event)).map(List::getFirst);
    }

    /** Adds events within the current transaction, to be sent in this order. */
    Mono<List<EventEnvelope<?>>> addAll(List<? extends Event> events);
}
