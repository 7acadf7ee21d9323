package io.revenuesignals.testing;

import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The golden samples of the contracts as events, read the way the services read: whoever hears a type tests with them. */
public final class ContractSamples {

    private static final EnvelopeCodec CODEC = new EnvelopeCodec(EventJson.mapper());

    private ContractSamples() {}

    /** All samples of a kind of event, of every version that was ever released, oldest first. */
    public static <E extends Event> List<EventEnvelope<E>> of(Class<E> kind) {
        return ContractFiles.samplesOf(EventCatalog.typeOf(kind)).stream()
                .map(sample -> read(kind, sample))
                .toList();
    }

    /** The first sample of a kind, which has all its fields. */
    public static <E extends Event> EventEnvelope<E> first(Class<E> kind) {
        return of(kind).getFirst();
    }

    private static <E extends Event> EventEnvelope<E> read(Class<E> kind, ContractFiles.Sample sample) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(new RecordHeader("content-type", EnvelopeCodec.STRUCTURED.getBytes(StandardCharsets.UTF_8)));
        byte[] json = sample.json().getBytes(StandardCharsets.UTF_8);
        return CODEC.decode(EventCatalog.typeOf(kind).topic(), headers, json).as(kind);
    }
}
