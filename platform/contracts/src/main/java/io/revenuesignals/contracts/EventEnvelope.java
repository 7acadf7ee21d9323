package io.revenuesignals.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes.
 *
 * @param id unique within the source; a repeat carries the same id
 * @param source who says so, a URI reference such as {@code /pos/freshmart} or {@code /pricing-service}
 * @param time when it happened, by the clock of the source
 * @param correlationId ties together everything that came of one cause; the id of the first event or command
 * @param causationId id of the event or command that directly led to this one
 * @param data the event itself
 */
public record EventEnvelope<E extends Event>(
        String id,
        String source,
        Instant time,
        @Nullable String correlationId,
        @Nullable String causationId,
        E data) {

    public EventEnvelope {
        id = Checks.id(id, "id");
        source = Checks.id(source, "source");
        time = Checks.time(time, "time");
        correlationId = Checks.optionalId(correlationId, "correlationid");
        causationId = Checks.optionalId(causationId, "causationid");
        data = Checks.present(data, "data");
    }

    /** The type as catalogued. */
    public EventType type() {
        return EventCatalog.typeOf(data.getClass());
    }

    public FactReference reference() {
        return new FactReference(source, id);
    }

    /** The same envelope, known to hold an {@code F}. */
    public <F extends Event> EventEnvelope<F> as(Class<F> kind) {
        return new EventEnvelope<>(id, source, time, correlationId, causationId, kind.cast(data));
    }
}
