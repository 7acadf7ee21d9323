package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.platform.messaging.UnreadableEvent.Code;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudEvents 1.0 on Kafka (Kafka Protocol Binding 1.0.2): writes binary content mode, reads binary and structured.
 *
 * <p>Headers are untrusted input: they say what a message is, never who sent it.
 */
public final class EnvelopeCodec {

    /** Media type of the data of every event. */
    public static final String JSON = "application/json";

    /** Media type of one structured event. */
    public static final String STRUCTURED = "application/cloudevents+json";

    /** Header with the time at which the door took a fact, an RFC 3339 instant. */
    public static final String RECEIVED_AT = "ce_receivedat";

    private static final String CONTENT_TYPE = "content-type";
    private static final byte[] JSON_BYTES = JSON.getBytes(StandardCharsets.UTF_8);
    private static final byte[] SPEC_VERSION = {'1', '.', '0'};
    private static final Map<String, String> ATTRIBUTES = Stream.of(
                    "specversion", "type", "id", "source", "time", "correlationid", "causationid")
            .collect(Collectors.toUnmodifiableMap(name -> "ce_" + name, name -> name));

    private final JsonMapper json;
    private final Map<Class<?>, ObjectReader> readers;
    private final Map<String, Class<? extends Event>> dataByType;

    public EnvelopeCodec(JsonMapper json) {
        this.json = json;
        this.readers = EventCatalog.types().stream()
                .collect(Collectors.toUnmodifiableMap(EventType::data, type -> json.readerFor(type.data())));
        this.dataByType = EventCatalog.types().stream()
                .collect(Collectors.toUnmodifiableMap(EventType::wireName, EventType::data));
    }

    /** The mapper that reads and writes the data of events. */
    public JsonMapper json() {
        return json;
    }

    /** The event as a record of its topic, in binary content mode. */
    public ProducerRecord<byte[], byte[]> encode(EventEnvelope<?> event) {
        EventType type = event.type();
        return new ProducerRecord<>(type.topic(), null, bytes(event.data().key()), data(event.data()), headers(event));
    }

    /** The data alone, as JSON. */
    public byte[] data(Event event) {
        return json.writeValueAsBytes(event);
    }

    /** The CloudEvents attributes of an event as headers. */
    public List<Header> headers(EventEnvelope<?> event) {
        List<Header> headers = new ArrayList<>(8);
        attributes(
                headers,
                event.type().wireName(),
                event.source(),
                event.id(),
                event.time().toString());
        optional(headers, "ce_correlationid", event.correlationId());
        optional(headers, "ce_causationid", event.causationId());
        return headers;
    }

    /** The headers of a fact that the door took, with the time it did so. */
    public List<Header> factHeaders(
            String type,
            String source,
            String id,
            String time,
            @Nullable String correlationId,
            @Nullable String causationId,
            String receivedAt) {
        List<Header> headers = new ArrayList<>(9);
        attributes(headers, type, source, id, time);
        optional(headers, "ce_correlationid", correlationId);
        optional(headers, "ce_causationid", causationId);
        optional(headers, RECEIVED_AT, receivedAt);
        return headers;
    }

    private static void attributes(List<Header> headers, String type, String source, String id, String time) {
        headers.add(new RecordHeader("ce_specversion", SPEC_VERSION));
        headers.add(new RecordHeader("ce_type", bytes(type)));
        headers.add(new RecordHeader("ce_source", bytes(source)));
        headers.add(new RecordHeader("ce_id", bytes(id)));
        headers.add(new RecordHeader("ce_time", bytes(time)));
        headers.add(new RecordHeader(CONTENT_TYPE, JSON_BYTES));
    }

    private static void optional(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, bytes(value)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a record, in whichever content mode it is.
     *
     * @throws UnreadableEvent when it is not an event that belongs on the topic
     */
    public EventEnvelope<?> decode(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, null, "the record is empty");
        }
        EventEnvelope<?> event = isStructured(headers) ? decodeStructured(value) : decodeBinary(headers, value);
        if (!event.type().topic().equals(topic)) {
            throw new UnreadableEvent(
                    Code.WRONG_TOPIC, "/type", event.type().wireName() + " does not belong on " + topic);
        }
        return event;
    }

    /** Whether the headers announce structured content mode; parameters of the media type say nothing about that. */
    public static boolean isStructured(Headers headers) {
        Header header = headers.lastHeader(CONTENT_TYPE);
        if (header == null || Arrays.equals(header.value(), JSON_BYTES)) {
            return false;
        }
        String type = text(header);
        if (type == null) {
            return false;
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().equalsIgnoreCase(STRUCTURED);
    }

    /**
     * When the system took a record: the door's time where that can be true, or else the time of the record itself. A header
     * is no witness: what it claims counts only up to the time at which the record was written.
     */
    public static Instant receivedAt(Headers headers, long timestamp) {
        Instant written = Instant.ofEpochMilli(Math.max(0, timestamp));
        String told = text(headers.lastHeader(RECEIVED_AT));
        if (told == null) {
            return written;
        }
        try {
            Instant at = Checks.time(EventTimes.instant(told), "receivedat");
            return at.isAfter(written) ? written : at;
        } catch (DateTimeException | InvalidValue e) {
            return written;
        }
    }

    private EventEnvelope<?> decodeBinary(Headers headers, byte[] value) {
        Map<String, @Nullable String> attributes = new HashMap<>(16);
        for (Header header : headers) {
            String name = ATTRIBUTES.get(header.key());
            if (name != null) {
                attribute(attributes, name, header);
            }
        }
        Class<? extends Event> kind = kind(attributes);
        return envelope(attributes, read(kind, value));
    }

    // Of two ids one would have to be believed, and what is no UTF-8 would make different ids the same.
    private static void attribute(Map<String, @Nullable String> attributes, String name, Header header) {
        if (attributes.containsKey(name)) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/" + name, "is given twice");
        }
        String text = text(header);
        if (text != null && text.indexOf('\uFFFD') >= 0 && !Arrays.equals(bytes(text), header.value())) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/" + name, "must be UTF-8");
        }
        attributes.put(name, text);
    }

    /**
     * Reads one event in structured content mode.
     *
     * @throws UnreadableEvent when it is not an event of the catalog
     */
    public EventEnvelope<?> decodeStructured(byte[] value) {
        JsonNode tree = tree(value);
        Map<String, @Nullable String> attributes = new HashMap<>(16);
        tree.properties()
                .forEach(field -> attributes.put(
                        field.getKey(),
                        field.getValue().isString() ? field.getValue().stringValue() : null));
        Class<? extends Event> kind = kind(attributes);
        JsonNode data = tree.get("data");
        if (data == null) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/data", "is required");
        }
        return envelope(attributes, read(kind, reader -> reader.readValue(data)));
    }

    private JsonNode tree(byte[] value) {
        try {
            JsonNode tree = json.readTree(value);
            if (!tree.isObject()) {
                throw new UnreadableEvent(Code.NOT_AN_EVENT, "", "must be a JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw EventJson.unreadable(e, "");
        }
    }

    private Class<? extends Event> kind(Map<String, @Nullable String> attributes) {
        if (!"1.0".equals(attributes.get("specversion"))) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/specversion", "must be \"1.0\"");
        }
        String type = attributes.get("type");
        if (type == null) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/type", "is required");
        }
        Class<? extends Event> kind = dataByType.get(type);
        if (kind == null) {
            throw new UnreadableEvent(Code.UNKNOWN_TYPE, "/type", "is not a type we know");
        }
        return kind;
    }

    private static EventEnvelope<?> envelope(Map<String, @Nullable String> attributes, Event data) {
        try {
            return checked(attributes, data);
        } catch (InvalidValue invalid) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/" + invalid.field(), String.valueOf(invalid.getMessage()));
        }
    }

    @SuppressWarnings("NullAway") // the envelope refuses what is missing
    private static EventEnvelope<?> checked(Map<String, @Nullable String> attributes, Event data) {
        return new EventEnvelope<>(
                attributes.get("id"),
                attributes.get("source"),
                time(attributes.get("time")),
                attributes.get("correlationid"),
                attributes.get("causationid"),
                data);
    }

    /**
     * Reads a CloudEvents {@code time}: RFC 3339, any offset, in years that every store can hold.
     *
     * @throws UnreadableEvent when it is missing, malformed or out of bounds
     */
    public static Instant time(@Nullable String time) {
        if (time == null) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/time", "is required");
        }
        try {
            Instant instant = time.endsWith("Z")
                    ? EventTimes.instant(time)
                    : EventTimes.time(time).toInstant();
            return Checks.time(instant, "time");
        } catch (DateTimeException e) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/time", "must be an RFC 3339 date and time with an offset");
        } catch (InvalidValue invalid) {
            throw new UnreadableEvent(Code.NOT_AN_EVENT, "/time", String.valueOf(invalid.getMessage()));
        }
    }

    /**
     * Reads the data of an event of the given kind.
     *
     * @throws UnreadableEvent naming the field at fault by its pointer below {@code /data}
     */
    public Event read(Class<? extends Event> kind, byte[] data) {
        return read(kind, reader -> reader.readValue(data));
    }

    private Event read(Class<? extends Event> kind, Function<ObjectReader, @Nullable Event> reading) {
        ObjectReader reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException(kind.getName() + " is not in the event catalog");
        }
        try {
            Event event = reading.apply(reader);
            if (event == null) {
                throw new UnreadableEvent(Code.INVALID_FIELD, "/data", "must be an object");
            }
            return event;
        } catch (JacksonException e) {
            throw EventJson.unreadable(e, "/data");
        }
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
