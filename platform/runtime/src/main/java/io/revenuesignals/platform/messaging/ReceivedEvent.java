package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.platform.observability.Correlation;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it was read.
 *
 * @param ledgerId {@link EventIdentity} of the event: unique for its source and id
 * @param fingerprint of the bytes of the data; the same event again has the same one
 * @param receivedAt when the system took it: the door's time, or the broker's where it came straight to the topic
 * @param raw the bytes of the record's value
 */
public record ReceivedEvent(
        EventEnvelope<?> envelope,
        UUID ledgerId,
        UUID fingerprint,
        String topic,
        int partition,
        long offset,
        Instant receivedAt,
        byte[] raw) {

    /** What ties everything that comes of this event to it. */
    public Correlation correlation() {
        String correlationId = envelope.correlationId();
        return new Correlation(correlationId == null ? envelope.id() : correlationId, envelope.id());
    }
}
