package io.revenuesignals.feedback.fact.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes events in structured mode. */
final class StructuredEvent {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private StructuredEvent() {}

    /** The attributes of a draft around data that are JSON already. */
    static byte[] of(EventDraft draft, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            attribute(json, "specversion", draft.specversion);
            attribute(json, "id", draft.id);
            attribute(json, "source", draft.source);
            attribute(json, "type", draft.type);
            attribute(json, "time", draft.time);
            draft.others.forEach(other -> attribute(json, other.name(), other.value()));
            json.writeName("data");
            json.writeRawValue(new String(data, StandardCharsets.UTF_8));
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void attribute(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
