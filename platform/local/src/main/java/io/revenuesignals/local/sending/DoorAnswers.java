package io.revenuesignals.local.sending;

import io.revenuesignals.local.stack.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the door says to a batch. */
final class DoorAnswers {

    private static final int ACCEPTED = 202;
    private static final int MULTI_STATUS = 207;
    private static final int NONE_ACCEPTED = 422;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private DoorAnswers() {}

    /** What the door said to a batch. */
    sealed interface Reading {

        /**
         * It spoke of every fact.
         *
         * @param verdicts those that are settled
         * @param open those to be sent again
         * @param pause how long it wants us to wait before
         */
        record Settled(List<Verdict> verdicts, List<OutgoingFact> open, Duration pause) implements Reading {}

        /** It takes nothing now: ask again after this time. */
        record Later(Duration pause) implements Reading {}

        /** It will not take such a request at all. */
        record Refused(String reason) implements Reading {}
    }

    static Reading read(ApiClient.Answer answer, List<OutgoingFact> batch) {
        return switch (answer.status()) {
            case ACCEPTED ->
                new Reading.Settled(
                        batch.stream().<Verdict>map(Verdict.Accepted::new).toList(), List.of(), Duration.ZERO);
            case MULTI_STATUS, NONE_ACCEPTED -> oneByOne(answer, batch);
            case REQUEST_TIMEOUT, TOO_MANY, UNAVAILABLE -> new Reading.Later(wait(answer));
            default -> new Reading.Refused(answer.status() + " " + answer.body());
        };
    }

    private static Reading oneByOne(ApiClient.Answer answer, List<OutgoingFact> batch) {
        JsonNode results = answer.json().path("results");
        if (results.size() != batch.size()) {
            return new Reading.Refused(answer.status() + " " + answer.body());
        }
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        List<OutgoingFact> open = new ArrayList<>();
        for (JsonNode result : results) {
            OutgoingFact fact = batch.get(result.path("index").asInt());
            switch (result.path("status").asString("")) {
                case "ACCEPTED" -> verdicts.add(new Verdict.Accepted(fact));
                case "REJECTED" -> verdicts.add(rejected(fact, result));
                default -> open.add(fact);
            }
        }
        return new Reading.Settled(verdicts, open, wait(answer));
    }

    private static Verdict rejected(OutgoingFact fact, JsonNode result) {
        return new Verdict.Rejected(
                fact, result.path("code").asString(""), text(result, "pointer"), text(result, "detail"));
    }

    private static @Nullable String text(JsonNode result, String name) {
        JsonNode value = result.path(name);
        return value.isString() ? value.asString() : null;
    }

    private static Duration wait(ApiClient.Answer answer) {
        String seconds = answer.headers().getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : USUAL_WAIT;
    }
}
