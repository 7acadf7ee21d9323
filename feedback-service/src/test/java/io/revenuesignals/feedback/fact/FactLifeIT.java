package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SignalsTest
class FactLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String source = "/pos/" + Facts.newId();
    private final String bearer = TestIssuer.bearer(TokenSpec.of("source").sources(source));

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    private void post(List<String> events) {
        client.post()
                .uri("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.parseMediaType("application/cloudevents-batch+json"))
                .bodyValue(Facts.batch(events).getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private JsonNode get(String token, String path, Object... variables) {
        byte[] body = client.get()
                .uri(path, variables)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    private JsonNode life(String id) {
        return get(bearer, "/v1/facts/{source}/{id}", source, id);
    }

    private String price(String id, String amount) {
        return Facts.event(source, id, "price-observed", Facts.price(amount));
    }

    @Test
    void tellsWhereAFactLiesAndHowOftenItCame() {
        String id = Facts.newId();
        String same = price(id, "\"2.99\"");
        String other = price(id, "\"3.99\"");
        post(List.of(same, same, other));

        await().atMost(PATIENCE).until(() -> life(id).path("state").asString().equals("LOGGED"));

        JsonNode life = life(id);
        assertThat(life.get("type").stringValue()).isEqualTo("price-observed");
        assertThat(life.get("log").get("topic").stringValue()).isEqualTo(Topics.OBSERVATIONS);
        assertThat(life.get("log").get("offset").longValue()).isNotNegative();
        assertThat(life.get("repeats").intValue()).isEqualTo(1);
        assertThat(life.get("conflicts").intValue()).isEqualTo(1);
        assertThat(life.get("counted").stringValue()).startsWith("/v1/facts/%2Fpos%2F");
    }

    @Test
    void tellsWhyAFactWasRejected() {
        String id = Facts.newId();
        post(List.of(price(Facts.newId(), "\"2.99\""), price(id, "2.99")));

        await().atMost(PATIENCE).until(() -> life(id).path("state").asString().equals("REJECTED"));

        JsonNode refusal = life(id).get("rejections").get(0);
        assertThat(refusal.get("group").stringValue()).isEqualTo("door");
        assertThat(refusal.get("code").stringValue()).isEqualTo("INVALID_FIELD");
        assertThat(refusal.get("pointer").stringValue()).isEqualTo("/data/shelfPrice/amount");
    }

    @Test
    void hidesTheFactsOfOthersLikeThoseThatDoNotExist() {
        String id = Facts.newId();
        post(List.of(price(id, "\"2.99\"")));
        await().atMost(PATIENCE).until(() -> life(id).path("state").asString().equals("LOGGED"));

        String stranger = TestIssuer.bearer(TokenSpec.of("source").sources("/pos/other"));
        assertThat(get(stranger, "/v1/facts/{source}/{id}", source, id)
                        .get("status")
                        .intValue())
                .isEqualTo(404);
        assertThat(get(TestIssuer.bearer("ops"), "/v1/facts/{source}/{id}", source, id)
                        .get("state")
                        .stringValue())
                .isEqualTo("LOGGED");
    }

    @Test
    void countsEverythingThatWasReceivedByTheHourInWhichItHappened() {
        String id = Facts.newId();
        String same = price(id, "\"2.99\"");
        post(List.of(
                same,
                same,
                price(id, "\"3.99\""),
                price(Facts.newId(), "\"2.99\""),
                price(Facts.newId(), "2.99"),
                Facts.event(source, Facts.newId(), "nothing-known", "{}")));
        probe.publishRaw(
                Topics.OBSERVATIONS,
                new byte[] {1},
                "{}".getBytes(StandardCharsets.UTF_8),
                List.of(
                        new RecordHeader("ce_source", source.getBytes(StandardCharsets.UTF_8)),
                        new RecordHeader("ce_time", Instant.now().toString().getBytes(StandardCharsets.UTF_8))));

        await().atMost(PATIENCE).until(() -> totals().path("received").asLong() == 7);

        JsonNode totals = totals();
        assertThat(totals.get("stored").longValue()).isEqualTo(2);
        assertThat(totals.get("duplicate").longValue()).isEqualTo(1);
        assertThat(totals.get("conflict").longValue()).isEqualTo(1);
        assertThat(totals.get("rejected").longValue()).isEqualTo(3);
        assertThat(get(TestIssuer.bearer(TokenSpec.of("source").sources("/pos/other")), accounting())
                        .get("items")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            to=2026-03-01T00:00:00Z                                              | from   | is required
            from=2026-03-01T00:00:00Z                                            | to     | is required
            from=&to=2026-03-01T00:00:00Z                                        | from   | must be an instant
            from=2026-03-01&to=2026-03-02T00:00:00Z                              | from   | must be an instant
            from=1&to=2026-03-02T00:00:00Z                                       | from   | must be an instant
            from=2026-03-01T00:00:00Z&to=tomorrow                                | to     | must be an instant
            from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z                    | from   | must be before to
            from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z                    | from   | must be before to
            from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z                    | to     | at most 366 days
            from=-1000000000-01-01T00:00:00Z&to=2026-03-01T00:00:00Z             | from   | must be in the years
            from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&type=price-observed | type   | is not known
            from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&sources=/pos       | sources | is not known
            from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&source=            | source | must not be blank
            from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&limit=0            | limit  | must be between
            """)
    void namesTheParameterForWhichThereIsNoAccount(String query, String parameter, String reason) {
        JsonNode problem = get(TestIssuer.bearer("ops"), "/v1/accounting?" + query);

        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.get("detail").stringValue()).contains(reason.equals("is not known") ? "only" : reason);
        JsonNode error = problem.get("errors").get(0);
        assertThat(error.path("parameter").asString(error.path("pointer").asString("")))
                .endsWith(parameter);
        assertThat(error.get("detail").stringValue()).contains(reason);
    }

    private JsonNode totals() {
        return get(bearer, accounting()).path("totals");
    }

    private static String accounting() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return "/v1/accounting?from=" + hour.minus(2, ChronoUnit.HOURS) + "&to=" + hour.plus(2, ChronoUnit.HOURS);
    }
}
