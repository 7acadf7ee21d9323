package io.revenuesignals.local.simulation;

import io.revenuesignals.local.stack.ApiClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sets goals and reads how they stand. */
final class Marketing {

    private final ApiClient goals;

    Marketing(ApiClient goals) {
        this.goals = goals;
    }

    /** Drafts and publishes; answers the ids. */
    List<String> publish(List<Map<String, Object>> wanted) {
        List<String> ids = new ArrayList<>();
        for (Map<String, Object> goal : wanted) {
            String id =
                    goals.post("/v1/goals", goal).required().json().path("id").asString();
            goals.send("POST", "/v1/goals/" + id + "/publish", Map.of(), new byte[0])
                    .required();
            ids.add(id);
        }
        return ids;
    }

    /**
     * The goals as goal-service shows them, once each was measured with data up to this day. A goal that does not move is
     * not announced again.
     */
    List<JsonNode> withProgress(List<String> ids, LocalDate through, Duration patience) {
        Optional<List<JsonNode>> measured = Waiting.until(
                patience,
                () -> Optional.of(read(ids)).filter(all -> all.stream().allMatch(goal -> isMeasured(goal, through))));
        return measured.orElseGet(() -> read(ids));
    }

    List<JsonNode> read(List<String> ids) {
        return ids.stream()
                .map(id -> goals.get("/v1/goals/" + id).required().json())
                .toList();
    }

    private static boolean isMeasured(JsonNode goal, LocalDate through) {
        JsonNode last = goal.at("/progress/dataThrough");
        return last.isString() && !LocalDate.parse(last.asString()).isBefore(through);
    }
}
