package io.revenuesignals.feedback.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.feedback.fact.Facts;
import io.revenuesignals.platform.messaging.DeadLetters;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.LocalOrDockerStack;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SignalsTest
class RejectionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LETTERS = Topics.deadLetters(Topics.OBSERVATIONS, "some-readers");

    private final String source = "/pos/" + Facts.newId();
    private final String ops = TestIssuer.bearer(TokenSpec.of("ops").subject("olga"));

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    @BeforeAll
    static void makeTopicOfDeadLetters() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", LocalOrDockerStack.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(LETTERS, 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void post(List<String> events) {
        client.post()
                .uri("/v1/facts")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        TestIssuer.bearer(TokenSpec.of("source").sources(source)))
                .contentType(MediaType.parseMediaType("application/cloudevents-batch+json"))
                .bodyValue(Facts.batch(events).getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private WebTestClient.ResponseSpec call(String path, String body) {
        return client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, ops)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private JsonNode called(String path, String body) {
        return JSON.readTree(call(path, body).expectBody().returnResult().getResponseBody());
    }

    private JsonNode get(String path) {
        byte[] body = client.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, ops)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    private JsonNode items() {
        return get("/v1/rejected?source=" + source).get("items");
    }

    private JsonNode awaitItems(int count) {
        await().atMost(PATIENCE).until(() -> items().size() == count);
        return items();
    }

    private String bad(String id) {
        return Facts.event(source, id, "price-observed", Facts.price("2.99"));
    }

    @Test
    void keepsWhatTheDoorRefusedAndTakesItMended() {
        String id = Facts.newId();
        post(List.of(bad(id)));
        JsonNode rejected = awaitItems(1).get(0);
        String path = "/v1/rejected/" + rejected.get("id").stringValue();
        assertThat(rejected.get("code").stringValue()).isEqualTo("INVALID_FIELD");
        assertThat(rejected.get("pointer").stringValue()).isEqualTo("/data/shelfPrice/amount");
        assertThat(rejected.get("group").stringValue()).isEqualTo("door");
        assertThat(rejected.get("state").stringValue()).isEqualTo("WAITING");

        JsonNode again = called(path + "/replay", "{}");
        assertThat(again.get("state").stringValue()).isEqualTo("WAITING");
        assertThat(again.get("tries").intValue()).isEqualTo(1);
        call(path + "/mend", "{\"data\":{\"product\":7}}").expectStatus().isEqualTo(422);
        JsonNode mended = called(
                path + "/mend", "{\"data\":" + Facts.price("\"2.99\"") + ",\"reason\":\"the till sends numbers\"}");

        assertThat(mended.get("state").stringValue()).isEqualTo("REPLAYED");
        probe.await(Topics.OBSERVATIONS, event -> Facts.is(event, id), PATIENCE);
        assertThat(get(path).get("actions"))
                .extracting(action -> action.get("kind").stringValue() + " "
                        + action.get("actor").stringValue())
                .containsExactly("REPLAY olga", "MEND olga", "MEND olga");
    }

    @Test
    void keepsWhatIsRejectedForATimeThatNoStoreCanHoldAndGoesOn() {
        post(List.of(
                bad(Facts.newId()).replaceFirst("\"time\":\"[^\"]+\"", "\"time\":\"+999999999-12-31T23:59:59Z\"")));
        awaitItems(1);
        post(List.of(bad(Facts.newId())));
        awaitItems(2);
    }

    @Test
    void showsTheBytesOnlyToThoseWhoSayWhyAndWritesThatDown() {
        post(List.of(bad(Facts.newId())));
        String path = "/v1/rejected/" + awaitItems(1).get(0).get("id").stringValue();

        assertThat(get(path).has("payload")).isFalse();
        byte[] opened = client.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, ops)
                .header("X-Break-Glass", "case 4711")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(JSON.readTree(opened).get("payload").get("text").stringValue())
                .contains("\"amount\":2.99");
        JsonNode action = get(path).get("actions").get(0);
        assertThat(action.get("kind").stringValue()).isEqualTo("READ_PAYLOAD");
        assertThat(action.get("reason").stringValue()).isEqualTo("case 4711");
    }

    @Test
    void discardsWithAReasonAndOnlyOnce() {
        post(List.of(bad(Facts.newId())));
        String path = "/v1/rejected/" + awaitItems(1).get(0).get("id").stringValue();

        call(path + "/discard", "{}").expectStatus().isBadRequest();
        assertThat(called(path + "/discard", "{\"reason\":\"test data\"}")
                        .get("state")
                        .stringValue())
                .isEqualTo("DISCARDED");
        call(path + "/discard", "{\"reason\":\"test data\"}").expectStatus().isEqualTo(409);
        call(path + "/replay", "{}").expectStatus().isEqualTo(409);
    }

    @Test
    void bringsADeadLetterBackAndParksItAfterThreeTries() {
        String id = Facts.newId();
        deadLetter(id, List.of());
        JsonNode rejected = awaitItems(1).get(0);
        String rejection = rejected.get("id").stringValue();
        assertThat(rejected.get("group").stringValue()).isEqualTo("some-readers");
        assertThat(rejected.get("code").stringValue()).isEqualTo("REFUSED");
        assertThat(rejected.get("log").get("offset").longValue()).isEqualTo(42);

        for (int tries = 1; tries <= 3; tries++) {
            JsonNode replayed = called("/v1/rejected/" + rejection + "/replay", "{}");
            assertThat(replayed.get("state").stringValue()).isEqualTo("REPLAYED");
            ConsumerRecord<byte[], byte[]> back = probe.awaitRaw(
                    Topics.OBSERVATIONS, entry -> rejection.equals(header(entry, "signals-replay-of")), PATIENCE);
            assertThat(header(back, "ce_id")).isEqualTo(id);
            assertThat(back.headers().headers(DeadLetters.REASON)).isEmpty();
            deadLetter(id, List.of(new RecordHeader("signals-replay-of", rejection.getBytes(StandardCharsets.UTF_8))));
            String expected = tries < 3 ? "WAITING" : "PARKED";
            await().atMost(PATIENCE)
                    .until(() -> get("/v1/rejected/" + rejection)
                            .get("state")
                            .stringValue()
                            .equals(expected));
        }

        assertThat(items()).hasSize(1);
        assertThat(get("/v1/rejected/" + rejection).get("tries").intValue()).isEqualTo(3);
    }

    @Test
    void replaysByFilterAfterADryRun() {
        post(List.of(
                bad(Facts.newId()), bad(Facts.newId()), Facts.event(source, Facts.newId(), "never-heard-of", "{}")));
        awaitItems(3);
        String filter = "{\"source\":\"" + source + "\",\"cause\":\"INVALID_FIELD\"}";

        JsonNode dry = called("/v1/rejected/replay", "{\"filter\":" + filter + "}");
        assertThat(dry.get("dryRun").booleanValue()).isTrue();
        assertThat(dry.get("matched").longValue()).isEqualTo(2);
        assertThat(items()).allMatch(item -> item.get("tries").intValue() == 0);
        call("/v1/rejected/replay", "{\"filter\":" + filter + ",\"dryRun\":false}")
                .expectStatus()
                .isBadRequest();
        JsonNode order = called(
                "/v1/rejected/replay",
                "{\"filter\":" + filter + ",\"dryRun\":false,\"ratePerSecond\":1,\"reason\":\"fixed the mapping\"}");

        assertThat(order.get("matched").longValue()).isEqualTo(2);
        await().atMost(PATIENCE)
                .until(() -> get("/v1/rejected/replays/" + order.get("id").stringValue())
                                .get("left")
                                .longValue()
                        == 0);
        assertThat(items())
                .filteredOn(item -> item.get("code").stringValue().equals("INVALID_FIELD"))
                .hasSize(2)
                .allMatch(item -> item.get("tries").intValue() == 1)
                .allMatch(item -> item.get("state").stringValue().equals("WAITING"));
    }

    @Test
    void groupsWhatWaitsByCause() {
        post(List.of(
                bad(Facts.newId()), bad(Facts.newId()), Facts.event(source, Facts.newId(), "never-heard-of", "{}")));
        awaitItems(3);

        JsonNode summary = get("/v1/rejected/summary?source=" + source);

        assertThat(summary.get("total").longValue()).isEqualTo(3);
        assertThat(summary.get("groups").get(0).get("code").stringValue()).isEqualTo("INVALID_FIELD");
        assertThat(summary.get("groups").get(0).get("count").longValue()).isEqualTo(2);
        assertThat(summary.get("groups").get(1).get("code").stringValue()).isEqualTo("UNKNOWN_TYPE");
    }

    @Test
    void isForOperatorsOnly() {
        client.get()
                .uri("/v1/rejected")
                .header(HttpHeaders.AUTHORIZATION, TestIssuer.bearer("source"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void deadLetter(String id, List<Header> more) {
        List<Header> headers = new ArrayList<>(more);
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, "ce_type", "io.revenuesignals.price-observed.v1");
        add(headers, "ce_time", Instant.now().toString());
        add(headers, DeadLetters.REASON, "REFUSED");
        add(headers, DeadLetters.DETAIL, "value out of range");
        add(headers, DeadLetters.TOPIC, Topics.OBSERVATIONS);
        add(headers, DeadLetters.PARTITION, "3");
        add(headers, DeadLetters.OFFSET, "42");
        probe.publishRaw(LETTERS, new byte[] {1}, Facts.price("\"2.99\"").getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void add(List<Header> headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
