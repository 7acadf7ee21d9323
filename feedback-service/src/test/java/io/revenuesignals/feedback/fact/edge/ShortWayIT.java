package io.revenuesignals.feedback.fact.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.revenuesignals.feedback.fact.Facts;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.security.AnswerHeaders;
import io.revenuesignals.platform.security.KnownCallers;
import io.revenuesignals.platform.web.ProblemAdvice;
import io.revenuesignals.platform.web.RequestLimits;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who are known to the service go a shorter way than strangers; they must not notice but by the time it takes. */
@SignalsTest
class ShortWayIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger STRANGERS = new AtomicInteger();

    @Autowired
    private WebTestClient client;

    @Autowired
    private MeterRegistry meters;

    record Post(String what, String type, Map<String, String> headers, String body) {

        @Override
        public String toString() {
            return what;
        }
    }

    /** What a client sees, but for what differs from request to request. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {}

    static Stream<Post> posts() {
        String good = Facts.goodPrice("short-way-1");
        Map<String, String> attributes = Map.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                "short-way-2",
                "ce-source",
                Facts.SOURCE,
                "ce-type",
                "io.revenuesignals.price-observed.v1",
                "ce-time",
                Instant.now().toString());
        return Stream.of(
                new Post("a good event", MediaTypes.EVENT, Map.of(), good),
                new Post("a good event in headers", MediaTypes.JSON, attributes, Facts.price("\"2.99\"")),
                new Post("attributes that lack in headers", MediaTypes.JSON, Map.of(), Facts.price("\"2.99\"")),
                new Post("a price that is no price", MediaTypes.EVENT, Map.of(), good.replace("2.99", "cheap")),
                new Post("another's source", MediaTypes.EVENT, Map.of(), good.replace("/pos/", "/erp/")),
                new Post("what is not JSON", MediaTypes.EVENT, Map.of(), "{\"specversion\":"),
                new Post("what is not UTF-8 by its own word", MediaTypes.EVENT + ";charset=latin1", Map.of(), good),
                new Post("a field twice", MediaTypes.EVENT, Map.of(), good.replace("{\"spec", "{\"id\":\"x\",\"spec")),
                new Post("deep nesting", MediaTypes.EVENT, Map.of(), good.replace("\"S1\"", "[".repeat(2_000))),
                new Post("an array where one event is due", MediaTypes.EVENT, Map.of(), "[" + good + "]"),
                new Post("nothing", MediaTypes.EVENT, Map.of(), ""),
                new Post("an encoded body", MediaTypes.EVENT, Map.of("Content-Encoding", "gzip"), good),
                new Post("an unknown form", MediaType.TEXT_PLAIN_VALUE, Map.of(), good));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void answersAKnownCallerLikeAStranger(Post post) {
        String bearer = bearer("source");
        Answer first = answer(post, bearer);
        assertThat(answer(post, bearer)).isEqualTo(first);
        assertThat(answer(post, bearer)).isEqualTo(first);
    }

    @Test
    void isForPlainRequestsOfKnownCallersOnly(
            @Autowired FactDoor door,
            @Autowired KnownCallers callers,
            @Autowired AnswerHeaders headers,
            @Autowired RequestLimits limits,
            @Autowired ProblemAdvice problems) {
        AtomicInteger longWays = new AtomicInteger();
        HttpHandler longWay = (request, response) -> Mono.fromRunnable(longWays::incrementAndGet);
        ShortWay way =
                new ShortWay(longWay, door, callers, Set.of("source"), headers, limits, problems, meters, 10_000);
        String bearer = bearer("source");
        String body = Facts.goodPrice("short-way-3");

        goes(way, plain(bearer, body).body(body));
        assertThat(longWays).as("a stranger").hasValue(1);
        answer(posts().findFirst().orElseThrow(), bearer);
        goes(way, plain(bearer, body).body(body));
        assertThat(longWays).as("a known caller").hasValue(1);

        goes(way, plain(bearer, body).header("Content-Encoding", "identity").body(body));
        goes(way, plain(bearer, body).header("Transfer-Encoding", "chunked").body(body));
        goes(way, plain(bearer, body).contentLength(10_000).body(body));
        goes(way, plain(bearer, body).header(HttpHeaders.AUTHORIZATION, bearer).body(body));
        goes(way, plain(bearer, body).contentType(MediaType.APPLICATION_NDJSON).body(body));
        goes(
                way,
                MockServerHttpRequest.post("/v1/facts?x=1")
                        .header(HttpHeaders.AUTHORIZATION, bearer)
                        .contentLength(body.length())
                        .contentType(MediaType.parseMediaType(MediaTypes.EVENT))
                        .body(body));
        assertThat(longWays).as("what is not plain").hasValue(7);
    }

    private static void goes(ShortWay way, MockServerHttpRequest request) {
        way.handle(request, new MockServerHttpResponse()).block(Duration.ofSeconds(20));
    }

    private static MockServerHttpRequest.BodyBuilder plain(String bearer, String body) {
        return MockServerHttpRequest.post("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentLength(body.length())
                .contentType(MediaType.parseMediaType(MediaTypes.EVENT));
    }

    @Test
    void letsNobodyInWhoseRoleDoesNotAllowIt() {
        String bearer = bearer("analyst");
        for (int time = 0; time < 3; time++) {
            assertThat(answer(posts().findFirst().orElseThrow(), bearer).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void letsSalesPeoplePostWhatTheySawAndNothingElse() {
        String subject = "sam-" + STRANGERS.incrementAndGet();
        String bearer = TestIssuer.bearer(TokenSpec.of("sales").subject(subject));
        String seen = Facts.event("/sales/" + subject, Facts.newId(), "price-observed", Facts.price("\"2.99\""));
        Post own = new Post("own", MediaTypes.EVENT, Map.of(), seen);
        Post others = new Post("others", MediaTypes.EVENT, Map.of(), Facts.goodPrice(Facts.newId()));
        for (int time = 0; time < 2; time++) {
            assertThat(answer(own, bearer).status()).isEqualTo(202);
            assertThat(answer(others, bearer).status()).isEqualTo(422);
        }
    }

    @Test
    void tellsTheCorrelationBack() {
        String bearer = bearer("source");
        Post good = posts().findFirst().orElseThrow();
        answer(good, bearer);
        assertThat(sent(good, bearer, "my-chain").getResponseHeaders().getFirst(Correlation.HEADER))
                .isEqualTo("my-chain");
        Post bad = new Post("bad", MediaTypes.EVENT, Map.of(), "{");
        EntityExchangeResult<byte[]> refused = sent(bad, bearer, "my-chain");
        assertThat(refused.getResponseHeaders().get(Correlation.HEADER)).containsExactly("my-chain");
        assertThat(JSON.readTree(Objects.requireNonNull(refused.getResponseBody()))
                        .path("correlationId")
                        .stringValue())
                .isEqualTo("my-chain");
    }

    @Test
    void countsKnownCallersWhereItCountsStrangers() {
        String bearer = bearer("source");
        Post good = posts().findFirst().orElseThrow();
        Post bad = new Post("bad", MediaTypes.EVENT, Map.of(), "{");
        long accepted = counted("202");
        long refused = counted("400");
        for (int time = 0; time < 3; time++) {
            answer(good, bearer);
            answer(bad, bearer);
        }
        await().untilAsserted(() -> {
            assertThat(counted("202") - accepted).isEqualTo(3);
            assertThat(counted("400") - refused).isEqualTo(3);
        });
        assertThat(meters.find("http.server.requests")
                        .tags("uri", "/v1/facts", "method", "POST", "status", "400")
                        .timers())
                .hasSize(1);
    }

    private long counted(String status) {
        return meters.find("http.server.requests").tags("uri", "/v1/facts", "status", status).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** A token that nobody has shown yet. */
    private static String bearer(String role) {
        return TestIssuer.bearer(TokenSpec.of(role)
                .subject("stranger-" + STRANGERS.incrementAndGet())
                .sources("/pos/"));
    }

    private Answer answer(Post post, String bearer) {
        EntityExchangeResult<byte[]> result = sent(post, bearer, "one-chain");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        result.getResponseHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        byte[] body = Objects.requireNonNullElse(result.getResponseBody(), new byte[0]);
        return new Answer(result.getStatus().value(), headers, JSON.readTree(body));
    }

    private EntityExchangeResult<byte[]> sent(Post post, String bearer, String correlation) {
        return client.mutate()
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .post()
                .uri("/v1/facts")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header(Correlation.HEADER, correlation)
                .headers(headers -> post.headers().forEach(headers::set))
                .contentType(MediaType.parseMediaType(post.type()))
                .bodyValue(post.body().getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
    }
}
