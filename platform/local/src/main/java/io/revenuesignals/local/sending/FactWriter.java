package io.revenuesignals.local.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes events as CloudEvents in structured form, as a system of the company would post them. */
public final class FactWriter {

    private static final int USUAL_BYTES = 512;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule("money").addSerializer(MoneyAmount.class, new MoneyAsText()))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private FactWriter() {}

    /** The event, ready to be sent. */
    public static OutgoingFact written(EventEnvelope<?> event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("type", event.type().wireName());
            json.writeStringProperty("source", event.source());
            json.writeStringProperty("id", event.id());
            json.writeStringProperty("time", event.time().toString());
            json.writeName("data");
            JSON.writeValue(json, event.data());
            json.writeEndObject();
        }
        return new OutgoingFact(event.source(), event.id(), event.id(), bytes.toByteArray());
    }

    /** The data of an event alone. */
    public static String data(Event event) {
        return JSON.writeValueAsString(event);
    }

    private static final class MoneyAsText extends ValueSerializer<MoneyAmount> {
        @Override
        public void serialize(MoneyAmount money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeStringProperty("currency", money.currency());
            json.writeEndObject();
        }
    }
}
