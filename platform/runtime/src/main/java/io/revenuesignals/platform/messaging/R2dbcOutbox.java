package io.revenuesignals.platform.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.platform.observability.Correlation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The outbox in PostgreSQL. */
final class R2dbcOutbox implements Outbox {

    /** Buckets that share the work of relaying; events with the same key fall into the same one. */
    static final int BUCKETS = 16;

    private static final int ROOM_FOR_FRAMING = 1024;

    private final DatabaseClient database;
    private final EnvelopeCodec codec;
    private final Clock clock;
    private final String source;

    R2dbcOutbox(DatabaseClient database, EnvelopeCodec codec, Clock clock, String service) {
        this.database = database;
        this.codec = codec;
        this.clock = clock;
        this.source = "/" + service;
    }

    @Override
    public Mono<List<EventEnvelope<?>>> addAll(List<? extends Event> events) {
        if (events.isEmpty()) {
            return Mono.just(List.of());
        }
        return Correlation.current()
                .flatMap(correlation -> insert(events.stream()
                        .<EventEnvelope<?>>map(event -> stamped(event, correlation))
                        .toList()));
    }

    private EventEnvelope<?> stamped(Event event, Correlation correlation) {
        return new EventEnvelope<>(
                UuidCreator.getTimeOrderedEpoch().toString(),
                source,
                clock.instant(),
                correlation.correlationId(),
                correlation.causationId(),
                event);
    }

    private Mono<List<EventEnvelope<?>>> insert(List<EventEnvelope<?>> events) {
        int count = events.size();
        Short[] buckets = new Short[count];
        String[] topics = new String[count];
        String[] keys = new String[count];
        String[] headers = new String[count];
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            EventEnvelope<?> event = events.get(i);
            buckets[i] = bucket(event.data().key());
            topics[i] = event.type().topic();
            keys[i] = event.data().key();
            headers[i] = codec.json().writeValueAsString(attributes(event));
            values[i] = codec.json().writeValueAsString(event.data());
            fits(event, keys[i], headers[i], values[i]);
        }
        return database.sql("""
                        insert into outbox (bucket, topic, key, headers, value)
                        select bucket, topic, key, headers, value
                          from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[])
                               with ordinality as added (bucket, topic, key, headers, value, place)
                         order by place""")
                .bind("$1", buckets)
                .bind("$2", topics)
                .bind("$3", keys)
                .bind("$4", headers)
                .bind("$5", values)
                .fetch()
                .rowsUpdated()
                .thenReturn(events);
    }

    // What the topic would never take must not get into the outbox: everything behind it would wait for ever.
    private static void fits(EventEnvelope<?> event, String... parts) {
        int size = ROOM_FOR_FRAMING;
        for (String part : parts) {
            size += part.getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > ProducerSettings.LARGEST_EVENT) {
            throw new RecordTooLargeException(event.type().wireName() + " of " + size + " bytes");
        }
    }

    private static short bucket(String key) {
        return (short) Math.floorMod(key.hashCode(), BUCKETS);
    }

    private Map<String, String> attributes(EventEnvelope<?> event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Header header : codec.headers(event)) {
            attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return attributes;
    }
}
