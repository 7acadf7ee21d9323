package io.revenuesignals.local.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.EventType;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FactWriterTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(tools.jackson.databind.cfg.DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    static Stream<String> samples() {
        return EventCatalog.types().stream()
                .filter(EventType::isFact)
                .flatMap(type -> ContractFiles.samplesOf(type).stream())
                .map(ContractFiles.Sample::json);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesFactsAsTheGoldenSamplesAre(String sample) {
        ObjectNode expected = (ObjectNode) JSON.readTree(sample);
        EventType type = EventCatalog.find(expected.path("type").asString()).orElseThrow();
        EventEnvelope<?> event = new EventEnvelope<>(
                expected.path("id").asString(),
                expected.path("source").asString(),
                Instant.parse(expected.path("time").asString()),
                null,
                null,
                JSON.treeToValue(expected.path("data"), type.data()));
        JsonNode written = JSON.readTree(FactWriter.written(event).json());
        expected.remove(java.util.List.of("datacontenttype", "correlationid", "causationid"));
        ObjectNode data = (ObjectNode) expected.path("data");
        assertThat(written.path("data").propertyNames()).containsAll(data.propertyNames());
        assertThat(JSON.treeToValue(written.path("data"), type.data())).isEqualTo(event.data());
        assertThat(without(written)).isEqualTo(without(expected));
    }

    private static JsonNode without(JsonNode event) {
        return ((ObjectNode) event.deepCopy()).without("data");
    }
}
