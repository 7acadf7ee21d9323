package io.revenuesignals.feedback;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.feedback.fact.model.Account;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a record says of itself, as far as it can be read: it need not be an event at all.
 *
 * @param type short name of a known type
 */
public record RecordAttributes(
        @Nullable String source,
        @Nullable String id,
        @Nullable String type,
        @Nullable Instant time) {

    private static final JsonMapper JSON = EventJson.mapper();

    /** Reads the headers of binary mode, or the body of structured mode. */
    public static RecordAttributes of(Headers headers, byte @Nullable [] value) {
        if (value != null && EnvelopeCodec.isStructured(headers)) {
            return structured(value);
        }
        return new RecordAttributes(
                id(text(headers.lastHeader("ce_source"))),
                id(text(headers.lastHeader("ce_id"))),
                type(text(headers.lastHeader("ce_type"))),
                time(text(headers.lastHeader("ce_time"))));
    }

    /** Reads an event in structured mode. */
    public static RecordAttributes structured(byte[] value) {
        try {
            JsonNode tree = JSON.readTree(value);
            return new RecordAttributes(
                    id(text(tree, "source")), id(text(tree, "id")), type(text(tree, "type")), time(text(tree, "time")));
        } catch (JacksonException notJson) {
            return new RecordAttributes(null, null, null, null);
        }
    }

    public String sourceOrUnknown() {
        return source == null ? Account.UNKNOWN : source;
    }

    public String typeOrUnknown() {
        return type == null ? Account.UNKNOWN : type;
    }

    /** A header as text; PostgreSQL keeps no NUL. */
    public static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static @Nullable String text(JsonNode tree, String name) {
        JsonNode value = tree.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static @Nullable String id(@Nullable String value) {
        try {
            return Checks.optionalId(value, "id");
        } catch (InvalidValue invalid) {
            return null;
        }
    }

    private static @Nullable String type(@Nullable String wireName) {
        return wireName == null
                ? null
                : EventCatalog.find(wireName).map(EventType::name).orElse(null);
    }

    private static @Nullable Instant time(@Nullable String time) {
        try {
            return EnvelopeCodec.time(time);
        } catch (UnreadableEvent unreadable) {
            return null;
        }
    }
}
