package io.revenuesignals.local.imports;

import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.local.sending.OutgoingFact;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds facts against the contracts as the door would, without sending them. */
final class Rehearsal {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Long> sound = new LinkedHashMap<>();
    private final Map<String, Long> complaints = new LinkedHashMap<>();

    void add(OutgoingFact fact) {
        JsonNode event = JSON.readTree(fact.json());
        EventType type = EventCatalog.find(event.path("type").asString()).orElseThrow();
        try {
            JSON.treeToValue(event.path("data"), type.data());
            sound.merge(type.name(), 1L, Long::sum);
        } catch (JacksonException problem) {
            complaints.merge(type.name() + ": " + problem.getOriginalMessage(), 1L, Long::sum);
        }
    }

    /** A row that cannot even become a fact. */
    void add(RowProblem problem) {
        complaints.merge(String.valueOf(problem.getMessage()), 1L, Long::sum);
    }

    /** How many facts of each type the door would take. */
    Map<String, Long> sound() {
        return sound;
    }

    /** Why others would be rejected, and how many. */
    Map<String, Long> complaints() {
        return complaints;
    }
}
