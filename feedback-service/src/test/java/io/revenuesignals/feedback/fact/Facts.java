package io.revenuesignals.feedback.fact;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.testing.ContractSamples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Facts for tests, as a source would write them. */
public final class Facts {

    public static final String SOURCE = "/pos/freshmart";

    private static final JsonMapper JSON = EventJson.mapper();

    private Facts() {}

    /** Every kind of fact there is. */
    public static List<EventType> kinds() {
        return EventCatalog.types().stream().filter(EventType::isFact).toList();
    }

    /** A sample of the kind. */
    public static Event sample(EventType kind) {
        return ContractSamples.first(kind.data()).data();
    }

    /** An id that nobody used before. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static String data(EventType kind) {
        return new String(JSON.writeValueAsBytes(sample(kind)), StandardCharsets.UTF_8);
    }

    /** A price seen just now. */
    public static String price(String amount) {
        return """
                {"product":"sauce","place":{"store":"S1"},"shelfPrice":{"amount":%s,"currency":"USD"},"observer":"zoë",\
                "observedAt":"%s"}""".formatted(amount, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    public static String event(String id, String type, String data) {
        return event(SOURCE, id, type, data);
    }

    public static String event(String source, String id, String type, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"io.revenuesignals.%s.v1","time":"%s","data":%s}""".formatted(id, source, type, Instant.now(), data);
    }

    public static String goodPrice(String id) {
        return event(id, "price-observed", price("\"2.99\""));
    }

    public static String batch(List<String> events) {
        return events.stream().collect(Collectors.joining(",", "[", "]"));
    }

    /** Whether an envelope carries this id. */
    public static boolean is(EventEnvelope<?> event, String id) {
        return event.id().equals(id);
    }
}
