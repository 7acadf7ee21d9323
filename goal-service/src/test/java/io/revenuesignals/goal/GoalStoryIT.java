package io.revenuesignals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.goal.GoalClosed;
import io.revenuesignals.contracts.goal.GoalPeriod;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalRevised;
import io.revenuesignals.contracts.goal.GoalWithdrawn;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.progress.GoalState;
import io.revenuesignals.contracts.progress.ShareMoved;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.util.RawValue;

/** The service as a whole: goals by HTTP, events out, progress in. */
class GoalStoryIT extends GoalStack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private WebTestClient http;

    @Autowired
    private EventProbe probe;

    @Test
    void publishesAndTellsEveryWordOfTheGoal() {
        String id = published(aGoal());

        GoalPublished told = told(GoalPublished.class, event -> event.goal().equals(id));
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.definition().target()).isEqualByComparingTo("500");
        assertThat(told.definition().metric()).isEqualTo(Metric.STORES_WITH_DISTRIBUTION);
        assertThat(told.definition().scope().products().lines()).containsExactly("spaghetti-sauce");
        assertThat(told.definition().scope().storeAttributes()).containsEntry("sellsFood", "true");
        assertThat(told.definition().period())
                .isEqualTo(new GoalPeriod(
                        GoalPeriod.Kind.QUARTER,
                        LocalDate.of(2040, 1, 1),
                        LocalDate.of(2040, 4, 1),
                        "America/Chicago"));
        assertThat(told.definition().owner()).isEqualTo("mia");
    }

    @Test
    void revisesInVersionsThatStayReadable() {
        String id = published(aGoal());
        Instant before = Instant.parse(published(id));
        Map<String, Object> revised = aGoal();
        revised.put("target", "600");
        revised.put("reason", "a new retailer joins");

        post("/v1/goals/" + id + "/revise", revised, "\"1\"").expectStatus().isEqualTo(412);
        post("/v1/goals/" + id + "/revise", revised, null).expectStatus().isEqualTo(428);
        post("/v1/goals/" + id + "/revise", revised, "\"2\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"3\"")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.target")
                .isEqualTo("600");

        assertThat(told(GoalRevised.class, event -> event.goal().equals(id)).reason())
                .isEqualTo("a new retailer joins");
        get("/v1/goals/" + id + "?asOf=" + before)
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.target")
                .isEqualTo("500");
        get("/v1/goals/" + id + "/versions")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[1].reason")
                .isEqualTo("a new retailer joins");
        as("marketing")
                .get()
                .uri("/v1/goals/" + id + "?asOf=2020-01-01")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void editsDraftsAndWithdrawsWhatHolds() {
        String id = drafted(aGoal());
        Map<String, Object> edited = aGoal();
        edited.put("name", "Sauce everywhere " + id);
        as("marketing")
                .put()
                .uri("/v1/goals/{id}/draft", id)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .bodyValue(edited)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1);
        post("/v1/goals/" + id + "/publish", null, null).expectStatus().isOk();
        post("/v1/goals/" + id + "/publish", null, null).expectStatus().isEqualTo(409);
        post("/v1/goals/" + id + "/withdraw", Map.of("reason", "budget cut"), null)
                .expectStatus()
                .isOk();

        assertThat(told(GoalWithdrawn.class, event -> event.goal().equals(id)).reason())
                .isEqualTo("budget cut");
        get("/v1/goals?q=everywhere " + id.substring(0, 8) + "&state=WITHDRAWN")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void closesWhatIsOver() {
        Map<String, Object> past = aGoal();
        past.put("period", Map.of("kind", "MONTH", "start", "2020-01-01", "timeZone", "UTC"));
        String id = published(past);

        told(GoalClosed.class, event -> event.goal().equals(id));
        get("/v1/goals/" + id).jsonPath("$.state").isEqualTo("CLOSED");
    }

    @Test
    void keepsPartsWithinTheWhole() {
        Map<String, Object> whole = units("1000", List.of());
        String parent = drafted(whole);
        drafted(part(parent, "600", "GROCERY"));

        post("/v1/goals", part(parent, "401", "PHARMACY"), null)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/target");
        drafted(part(parent, "400", "PHARMACY"));

        get("/v1/goals/" + parent + "/split")
                .jsonPath("$.shares[0].dimension")
                .isEqualTo("CHANNEL")
                .jsonPath("$.shares[0].complete")
                .isEqualTo(true);
        get("/v1/goals?parent=" + parent).jsonPath("$.items.length()").isEqualTo(2);
    }

    @Test
    void cutsAGoalIntoPartsThatMakeItExactly() {
        String whole = published(units("1000", List.of()));
        Map<String, Object> cut = Map.of(
                "by",
                "CHANNEL",
                "parts",
                List.of(
                        Map.of("value", "GROCERY", "share", "33.3"),
                        Map.of("value", "PHARMACY", "share", 66.7, "owner", "paul")));
        post("/v1/goals/" + whole + "/split", cut, null)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.shares[0].complete")
                .isEqualTo(true);
        get("/v1/goals?owner=paul&parent=" + whole)
                .jsonPath("$.items[0].target")
                .isEqualTo("667")
                .jsonPath("$.items[0].state")
                .isEqualTo("DRAFT");
        post("/v1/goals/" + whole + "/split", cut, null).expectStatus().isEqualTo(422);
    }

    @Test
    void showsWhereAGoalStands() {
        String id = published(aGoal());
        progressed(id, "120", Instant.parse("2040-01-10T08:00:00Z"));
        progressed(id, "140", Instant.parse("2040-01-11T08:00:00Z"));
        progressed(id, "150", Instant.parse("2040-01-11T20:00:00Z"));

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> get("/v1/goals/" + id)
                        .jsonPath("$.progress.actual")
                        .isEqualTo("150")
                        .jsonPath("$.progress.projection.low")
                        .isEqualTo(480.0));
        get("/v1/goals/" + id + "/progress")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[1].actual")
                .isEqualTo("120");
        get("/v1/goals?limit=500")
                .jsonPath("$.items[?(@.id=='" + id + "')].progress.actual")
                .isEqualTo("150");
    }

    @Test
    void showsShareMoves() {
        String brand = "brand-" + UUID.randomUUID();
        publish(new ShareMoved(
                "pasta-sauce",
                brand,
                PriceScope.national(),
                new Interval(20.1, 19.9, 20.3, 0.95),
                new Interval(20.9, 20.7, 21.1, 0.95),
                0.8,
                LocalDate.of(2026, 3, 1)));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> get("/v1/share-moves?brand=" + brand)
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].after.value")
                        .isEqualTo(20.9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2040-01-01T00:00:00\"", "\"2040-01-01T00:00:00Z\"", "[2040,1,1]", "[]", "\"\"", "25567", "{}"
            })
    void refusesAStartThatIsNotADay(String start) {
        Map<String, Object> goal = aGoal();
        goal.put("period", Map.of("kind", "QUARTER", "start", new RawValue(start), "timeZone", "America/Chicago"));

        refused(goal, "/period/start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NaN\"",
                "\"Infinity\"",
                "\"-Infinity\"",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "1e40",
                "\"1000000000000\"",
                "\"0.0000001\"",
                "\"0\"",
                "\"\"",
                "true",
                "[5]"
            })
    void refusesATargetThatIsNoSensibleNumber(String target) {
        Map<String, Object> goal = aGoal();
        goal.put("target", new RawValue(target));

        refused(goal, "/target");
    }

    @Test
    void namesWhatIsWrong() {
        Map<String, Object> goal = aGoal();
        goal.put("period", Map.of("kind", "QUARTER", "start", "2040-02-01", "timeZone", "America/Chicago"));
        refused(goal, "/period/start");
        goal = aGoal();
        goal.put("metric", "HAPPINESS");
        refused(goal, "/metric");
        goal = aGoal();
        goal.put("target", "-1");
        refused(goal, "/target");
        goal = aGoal();
        goal.put("colour", "red");
        refused(goal, "/colour");
        goal = aGoal();
        goal.put("scope", Map.of("channels", List.of("MOON")));
        refused(goal, "/scope/channels/0");
        as("marketing")
                .get()
                .uri("/v1/goals/{id}", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        as("sales")
                .post()
                .uri("/v1/goals")
                .bodyValue(aGoal())
                .exchange()
                .expectStatus()
                .isForbidden();
        as("sales").get().uri("/v1/goals").exchange().expectStatus().isOk();
        http.get().uri("/v1/goals").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void answersTheSameToTheSameKey() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> goal = aGoal();
        String first = keyed(goal, key);
        assertThat(keyed(goal, key)).isEqualTo(first);
    }

    private String keyed(Map<String, Object> goal, String key) {
        return String.valueOf(as("marketing")
                .post()
                .uri("/v1/goals")
                .header("Idempotency-Key", key)
                .bodyValue(goal)
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation());
    }

    private void refused(Map<String, Object> goal, String pointer) {
        post("/v1/goals", goal, null)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private static Map<String, Object> aGoal() {
        Map<String, Object> goal = new HashMap<>();
        goal.put("name", "Sauce in 500 stores");
        goal.put("metric", "STORES_WITH_DISTRIBUTION");
        goal.put("target", "500");
        goal.put(
                "scope",
                Map.of(
                        "products",
                        Map.of("lines", List.of("spaghetti-sauce")),
                        "storeAttributes",
                        Map.of("sellsFood", "true")));
        goal.put("period", Map.of("kind", "QUARTER", "start", "2040-01-01", "timeZone", "America/Chicago"));
        goal.put(
                "strategy",
                Map.of(
                        "targetCustomers",
                        "families",
                        "channels",
                        List.of("GROCERY", "PHARMACY"),
                        "tactics",
                        List.of("tasting")));
        return goal;
    }

    private static Map<String, Object> units(String target, List<String> channels) {
        Map<String, Object> goal = aGoal();
        goal.put("metric", "UNITS");
        goal.put("target", target);
        goal.put("scope", Map.of("channels", channels));
        return goal;
    }

    private static Map<String, Object> part(String parent, String target, String channel) {
        Map<String, Object> goal = units(target, List.of(channel));
        goal.put("parent", parent);
        return goal;
    }

    private String drafted(Map<String, Object> goal) {
        String location = String.valueOf(post("/v1/goals", goal, null)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation());
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String published(Map<String, Object> goal) {
        String id = drafted(goal);
        post("/v1/goals/" + id + "/publish", null, "\"1\"").expectStatus().isOk();
        return id;
    }

    /** The time from which the published version holds. */
    private String published(String id) {
        String body = as("marketing")
                .get()
                .uri("/v1/goals/{id}", id)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        int at = body.indexOf("\"validFrom\":\"") + 13;
        return body.substring(at, body.indexOf('"', at));
    }

    private WebTestClient.ResponseSpec post(String uri, @Nullable Map<String, Object> body, @Nullable String etag) {
        WebTestClient.RequestBodySpec request = as("marketing").post().uri(uri);
        if (etag != null) {
            request.header(HttpHeaders.IF_MATCH, etag);
        }
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private WebTestClient.BodyContentSpec get(String uri) {
        return as("analyst").get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private void progressed(String goal, String actual, Instant asOf) {
        publish(new GoalProgressed(
                goal,
                1,
                Metric.STORES_WITH_DISTRIBUTION,
                new BigDecimal("500"),
                new BigDecimal(actual),
                new Interval(510, 480, 540, 0.8),
                0.7,
                GoalState.AT_RISK,
                1234,
                LocalDate.of(2040, 1, 9),
                asOf));
    }

    private void publish(Event data) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        probe.publish(new EventEnvelope<>(id, "/analytics-service", Instant.now(), id, null, data));
    }

    private <E extends Event> E told(Class<E> kind, Predicate<E> wanted) {
        return probe.await(Topics.GOALS, kind, wanted, PATIENCE).data();
    }

    private WebTestClient as(String role) {
        return http.mutate()
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION,
                        TestIssuer.bearer(TokenSpec.of(role).subject("mia")))
                .build();
    }
}
