package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.EventType;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SignalsTest
class FactDoorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    private static String source() {
        return TestIssuer.bearer(TokenSpec.of("source").sources("/pos/"));
    }

    private WebTestClient.ResponseSpec post(String type, String body) {
        return post(type, body, source());
    }

    private WebTestClient.ResponseSpec post(String type, String body, String bearer) {
        return client.post()
                .uri("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    static Stream<EventType> kinds() {
        return Facts.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void takesEveryKindOfFactInEveryForm(EventType kind) {
        String data = Facts.data(kind);
        String single = Facts.newId();
        String first = Facts.newId();
        String second = Facts.newId();
        String binary = Facts.newId();
        String line = Facts.newId();

        post(EVENT, Facts.event(single, kind.name(), data))
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.results[0].status")
                .isEqualTo("ACCEPTED")
                .jsonPath("$.results[0].id")
                .isEqualTo(single);
        post(BATCH, Facts.batch(List.of(Facts.event(first, kind.name(), data), Facts.event(second, kind.name(), data))))
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED);
        client.post()
                .uri("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, source())
                .header("ce-specversion", "1.0")
                .header("ce-id", binary)
                .header("ce-source", Facts.SOURCE)
                .header("ce-type", kind.wireName())
                .header("ce-time", Instant.now().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(data)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED);
        post(LINES, Facts.event(line, kind.name(), data)).expectStatus().isOk();

        for (String id : List.of(single, first, second, binary, line)) {
            assertThat(probe.await(kind.topic(), event -> Facts.is(event, id), PATIENCE)
                            .data())
                    .isEqualTo(Facts.sample(kind));
        }
    }

    @Test
    void writesTheBytesOfTheDataAsTheyCameUnderTheKeyOfTheFact() {
        String id = Facts.newId();
        String data = " " + Facts.price("\"2.990\"").replace(",", " ,\n");

        post(EVENT, Facts.event(id, "price-observed", data)).expectStatus().isEqualTo(HttpStatus.ACCEPTED);

        ConsumerRecord<byte[], byte[]> written =
                probe.awaitRaw(Topics.OBSERVATIONS, record -> id.equals(header(record, "ce_id")), PATIENCE);
        assertThat(written.value()).asString(StandardCharsets.UTF_8).isEqualTo(data.strip());
        assertThat(written.key()).asString(StandardCharsets.UTF_8).isEqualTo("sauce|store:S1");
        assertThat(header(written, "content-type")).isEqualTo("application/json");
        assertThat(header(written, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(written, "ce_source")).isEqualTo(Facts.SOURCE);
        assertThat(header(written, "ce_type")).isEqualTo("io.revenuesignals.price-observed.v1");
        assertThat(Instant.parse(header(written, "ce_receivedat"))).isBeforeOrEqualTo(Instant.now());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void takesTheGoodItemsOfAMixedBatchAndNamesWhatIsWrongWithTheOthers() {
        String good = Facts.newId();
        String other = Facts.newId();
        String bad = Facts.newId();

        post(
                        BATCH,
                        Facts.batch(List.of(
                                Facts.goodPrice(good),
                                Facts.event(bad, "price-observed", Facts.price("2.99")),
                                "7",
                                Facts.event("/erp/other", Facts.newId(), "price-observed", Facts.price("\"2.99\"")),
                                Facts.goodPrice(other))))
                .expectStatus()
                .isEqualTo(HttpStatus.MULTI_STATUS)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(2)
                .jsonPath("$.rejected")
                .isEqualTo(3)
                .jsonPath("$.results[1].id")
                .isEqualTo(bad)
                .jsonPath("$.results[1].code")
                .isEqualTo("INVALID_FIELD")
                .jsonPath("$.results[1].pointer")
                .isEqualTo("/data/shelfPrice/amount")
                .jsonPath("$.results[2].code")
                .isEqualTo("NOT_AN_EVENT")
                .jsonPath("$.results[3].code")
                .isEqualTo("FORBIDDEN_SOURCE")
                .jsonPath("$.results[4].status")
                .isEqualTo("ACCEPTED");

        probe.await(Topics.OBSERVATIONS, event -> Facts.is(event, good), PATIENCE);
        probe.await(Topics.OBSERVATIONS, event -> Facts.is(event, other), PATIENCE);
    }

    @Test
    void answers422WhenNothingIsAccepted() {
        post(EVENT, Facts.event(Facts.newId(), "price-observed", "{}"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(1);
    }

    @Test
    void refusesABatchThatIsNotJsonAsAWholeAndStoresNothingOfIt() {
        String id = Facts.newId();

        post(BATCH, "[" + Facts.goodPrice(id) + ",{\"specversion\":NaN}]")
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:not-json");

        String next = Facts.newId();
        post(EVENT, Facts.goodPrice(next)).expectStatus().isEqualTo(HttpStatus.ACCEPTED);
        probe.await(Topics.OBSERVATIONS, event -> Facts.is(event, next), PATIENCE);
        assertThat(probe.all(Topics.OBSERVATIONS)).noneMatch(event -> Facts.is(event, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[", "hello"})
    void refusesWhatIsNotJson(String body) {
        int status = post(EVENT, body).returnResult(String.class).getStatus().value();

        assertThat(status).isIn(400, 422);
    }

    @Test
    void refusesMoreThanAThousandItems() {
        String batch = IntStream.range(0, 1_001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

        post(BATCH, batch).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void refusesABodyBeyondOneMegabyte() {
        post(EVENT, " ".repeat(1024 * 1024 + 1)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents+json;charset=utf-16"})
    void refusesOtherMediaTypes(String type) {
        post(type, Facts.goodPrice(Facts.newId()))
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void refusesPackedBodies() {
        client.post()
                .uri("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, source())
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .contentType(MediaType.parseMediaType(EVENT))
                .bodyValue(new byte[] {1, 2, 3})
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void letsNobodyInWithoutATokenOrTheRole() {
        client.post()
                .uri("/v1/facts")
                .contentType(MediaType.parseMediaType(EVENT))
                .bodyValue(Facts.goodPrice(Facts.newId()))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        post(EVENT, Facts.goodPrice(Facts.newId()), TestIssuer.bearer("marketing"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void takesObservationsOfSalesPeopleUnderTheirOwnName() {
        String bearer = TestIssuer.bearer(TokenSpec.of("sales").subject("sam"));

        post(EVENT, Facts.event("/sales/sam", Facts.newId(), "price-observed", Facts.price("\"3.19\"")), bearer)
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED);
        post(EVENT, Facts.event("/sales/eve", Facts.newId(), "price-observed", Facts.price("\"3.19\"")), bearer)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void answersALongStreamLineByLineInItsOrder() {
        List<String> lines = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String id = Facts.newId();
            ids.add(id);
            lines.add(i % 100 == 50 ? "{\"broken\":" : Facts.goodPrice(id));
        }

        byte[] answer = post(LINES, String.join("\n", lines))
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();

        List<JsonNode> verdicts = new String(answer, StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(verdicts).hasSize(5_001);
        for (int i = 0; i < 5_000; i++) {
            assertThat(verdicts.get(i).get("index").intValue()).isEqualTo(i);
            assertThat(verdicts.get(i).get("status").stringValue()).isEqualTo(i % 100 == 50 ? "REJECTED" : "ACCEPTED");
        }
        assertThat(verdicts.getLast().toString())
                .isEqualTo("{\"accepted\":4950,\"rejected\":50,\"unknown\":0,\"complete\":true}");
        Set<String> missing = new HashSet<>(ids);
        probe.await(Topics.OBSERVATIONS, event -> Facts.is(event, ids.getLast()), PATIENCE);
        probe.all(Topics.OBSERVATIONS).forEach(event -> missing.remove(event.id()));
        assertThat(missing).hasSize(50);
    }
}
