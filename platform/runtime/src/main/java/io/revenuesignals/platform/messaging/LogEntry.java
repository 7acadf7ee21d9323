package io.revenuesignals.platform.messaging;

import java.util.List;
import org.apache.kafka.common.header.Header;

/**
 * A fact on its way to the log.
 *
 * @param key decides the partition: facts with the same key keep their order
 * @param value the bytes of the event's data
 * @param headers the CloudEvents attributes; {@link EnvelopeCodec#factHeaders} makes them
 */
public record LogEntry(String topic, byte[] key, byte[] value, List<Header> headers) {

    /** Roughly what it takes in memory while it waits. */
    int size() {
        return value.length + key.length + 512;
    }
}
