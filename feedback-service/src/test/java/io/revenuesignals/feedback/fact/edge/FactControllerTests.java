package io.revenuesignals.feedback.fact.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revenuesignals.feedback.fact.ClientRates;
import io.revenuesignals.feedback.fact.DoorRoom;
import io.revenuesignals.feedback.fact.DoorSettings;
import io.revenuesignals.feedback.fact.FactMeters;
import io.revenuesignals.feedback.fact.Facts;
import io.revenuesignals.feedback.fact.InMemoryFactLog;
import io.revenuesignals.feedback.fact.StandingTime;
import io.revenuesignals.feedback.fact.TakingFacts;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Settlement;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FactControllerTests {

    private static final Settlement UNSETTLED = new Settlement.Unsettled("the broker did not answer");
    private static final Settlement NOT_TAKEN = new Settlement.NotTaken("the broker cannot be reached");

    private final DoorSettings settings = new DoorSettings(
            DataSize.ofKilobytes(64),
            DataSize.ofKilobytes(16),
            100,
            DataSize.ofKilobytes(100),
            10,
            50,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            1_000,
            4,
            Duration.ofSeconds(5),
            DataSize.ofKilobytes(1));
    private final InMemoryFactLog log = new InMemoryFactLog();
    private final DoorRoom room = new DoorRoom(settings.inFlight().toBytes());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebTestClient client = client();

    private WebTestClient client() {
        FactMeters meters = new FactMeters(registry, room);
        TakingFacts taking = new TakingFacts(log, meters);
        ClientRates rates = new ClientRates(settings.factsPerSecond(), settings.burst(), new StandingTime());
        int largest = (int) settings.largestFact().toBytes();
        FactReader reader = new FactReader(
                new FactJudge(EventJson.mapper(), Clock.systemUTC(), settings.clockSkew(), largest),
                settings.mostItems());
        FactStream stream =
                new FactStream(reader, taking, rates, Schedulers.parallel(), largest, settings.lineWithin());
        FactDoor door = new FactDoor(reader, taking, room, rates, settings, meters, Schedulers.parallel());
        return WebTestClient.bindToController(new FactController(door, stream))
                .controllerAdvice(new ProblemAnswers())
                .argumentResolvers(resolvers -> resolvers.addCustomResolver(new PosSystem()))
                .build();
    }

    private WebTestClient.ResponseSpec post(String type, String body) {
        return client.post()
                .uri("/v1/facts")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private WebTestClient.ResponseSpec batch(int facts) {
        return post(
                MediaTypes.BATCH,
                Facts.batch(java.util.stream.IntStream.range(0, facts)
                        .mapToObj(i -> Facts.goodPrice("id-" + i))
                        .toList()));
    }

    private double refused(String cause) {
        return registry.counter("signals.facts.refused.requests", "cause", cause)
                .count();
    }

    @Test
    void saysNothingBeforeTheLogHasAnswered() {
        CompletableFuture<Void> broker = new CompletableFuture<>();
        log.waitFor(broker);
        CompletableFuture<HttpStatus> answer = CompletableFuture.supplyAsync(() -> HttpStatus.valueOf(
                batch(1).returnResult(String.class).getStatus().value()));

        await().until(() -> !log.appended().isEmpty());
        assertThat(answer.completeOnTimeout(HttpStatus.CONTINUE, 200, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .join())
                .isEqualTo(HttpStatus.CONTINUE);
        assertThat(log.appended()).hasSize(1);
        broker.complete(null);
    }

    @Test
    void asksForARepeatWhenNothingIsSettled() {
        log.say(UNSETTLED);
        log.say(NOT_TAKEN);

        batch(2).expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "2");
        assertThat(refused("log_away")).isOne();
        assertThat(room.taken()).isZero();
    }

    @Test
    void tellsTheUnknownFromTheAccepted() {
        log.say(new Settlement.Stored("topic", 1, 2));
        log.say(UNSETTLED);
        log.say(NOT_TAKEN);

        batch(3).expectStatus()
                .isEqualTo(HttpStatus.MULTI_STATUS)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.unknown")
                .isEqualTo(2)
                .jsonPath("$.results[1].code")
                .isEqualTo("OUTCOME_UNKNOWN")
                .jsonPath("$.results[2].code")
                .isEqualTo("LOG_UNAVAILABLE");
    }

    @Test
    void neverCallsAFactRejectedWhoseRejectionIsNotInTheLog() {
        log.say(UNSETTLED);

        post(MediaTypes.BATCH, "[7]").expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void writesRefusalsToTheLogToo() {
        post(MediaTypes.BATCH, Facts.batch(List.of("7", Facts.goodPrice("a"))))
                .expectStatus()
                .isEqualTo(207);

        assertThat(log.appended().get(0)).isInstanceOf(JudgedFact.Refused.class);
        assertThat(log.appended().get(1)).isInstanceOf(JudgedFact.Sound.class);
        assertThat(registry.counter("signals.facts.received", "type", "unknown", "outcome", "rejected")
                        .count())
                .isOne();
        assertThat(registry.counter("signals.facts.received", "type", "price-observed", "outcome", "accepted")
                        .count())
                .isOne();
    }

    @Test
    void keepsABinaryEventThatItRefusesAsAWhole() {
        client.post()
                .uri("/v1/facts")
                .header("ce-specversion", "1.0")
                .header("ce-id", "a%20b")
                .header("ce-source", Facts.SOURCE)
                .header("ce-type", "io.revenuesignals.price-observed.v1")
                .header("ce-time", "2026-03-02T12:00:00Z")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(" {\"product\": 1.50}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);

        JudgedFact.Refused refused = (JudgedFact.Refused) log.appended().getFirst();
        assertThat(refused.id()).isEqualTo("a b");
        assertThat(refused.contentType()).isEqualTo(MediaTypes.EVENT);
        assertThat(refused.original().bytes())
                .asString(StandardCharsets.UTF_8)
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"a b\",\"source\":\"/pos/freshmart\"")
                .endsWith("\"data\": {\"product\": 1.50}}");
    }

    @Test
    void holdsAClientToItsRate() {
        batch(50).expectStatus().isEqualTo(HttpStatus.ACCEPTED);

        batch(20)
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
        assertThat(refused("client_rate")).isOne();
        assertThat(log.appended()).hasSize(50);
        assertThat(room.taken()).isZero();
    }

    @Test
    void refusesWhatDoesNotFitInMemoryInsteadOfQueueingIt() {
        DoorRoom.Place taken = Objects.requireNonNull(room.open(0));
        assertThat(taken.add(settings.inFlight().toBytes() - 10)).isTrue();

        batch(1).expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
        post(MediaTypes.LINES, Facts.goodPrice("a")).expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused("no_room")).isEqualTo(2);
        assertThat(log.appended()).isEmpty();
        taken.leave();
        batch(1).expectStatus().isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void refusesBodiesAndBatchesBeyondTheLimits() {
        batch(101).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        post(MediaTypes.EVENT, " ".repeat(64 * 1024 + 1)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(refused("too_large")).isEqualTo(2);
        assertThat(room.taken()).isZero();
    }

    @Test
    void stopsReadingAStreamWhenTheLogIsAway() {
        log.say(NOT_TAKEN);

        String answer = post(MediaTypes.LINES, Facts.goodPrice("a"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer)
                .contains("\"status\":\"UNKNOWN\"")
                .endsWith("{\"accepted\":0,\"rejected\":0,\"unknown\":1,\"complete\":false}\n");
        assertThat(room.taken()).isZero();
    }

    @Test
    void judgesALineThatIsTooLongByItsBeginningAndGoesOn() {
        String answer = post(
                        MediaTypes.LINES,
                        "\n\r\n{\"x\":\"" + "y".repeat(20_000) + "\"}\n" + Facts.goodPrice("a") + "\r\n\n")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer.lines().toList()).hasSize(3);
        assertThat(answer).contains("{\"accepted\":1,\"rejected\":1,\"unknown\":0,\"complete\":true}");
    }

    /** Spring's own answer to an exception that knows its status. */
    @RestControllerAdvice
    private static final class ProblemAnswers extends ResponseEntityExceptionHandler {}

    /** A till of {@code /pos/}. */
    private static final class PosSystem implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return Mono.just(new Caller("till", Set.of("source"), Set.of("/pos/"), Set.of()));
        }
    }
}
