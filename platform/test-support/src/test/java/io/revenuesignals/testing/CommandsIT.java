package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.testing.notes.NoteService;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

@SignalsTest(classes = NoteService.class)
class CommandsIT {

    private final WebTestClient http;
    private final DatabaseClient database;
    private final int port;

    CommandsIT(@Autowired WebTestClient http, @Autowired DatabaseClient database, @LocalServerPort int port) {
        this.http = http;
        this.database = database;
        this.port = port;
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        String id = anId();
        String key = anId();
        write("/v1/notes", id, key, "marketing")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody()
                .jsonPath("$.author")
                .isEqualTo("marketing-tester");
        write("/v1/notes", id, key, "marketing")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/v1/notes/" + id)
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .jsonPath("$.author")
                .isEqualTo("marketing-tester")
                .jsonPath("$.price.amount")
                .isEqualTo("2.50");
        assertThat(notes(id)).isOne();
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        String key = anId();
        write("/v1/notes", anId(), key, "marketing").expectStatus().isCreated();
        write("/v1/notes", anId(), key, "marketing")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:idempotency-key-reused");
    }

    @Test
    void keepsTheKeysOfDifferentCallersApart() {
        String key = anId();
        http.post()
                .uri("/v1/notes")
                .header("Idempotency-Key", key)
                .headers(headers -> headers.setBearerAuth(
                        TestIssuer.token(TokenSpec.of("marketing").subject("mia"))))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(anId()))
                .exchange()
                .expectStatus()
                .isCreated();
        write("/v1/notes", anId(), key, "marketing").expectStatus().isCreated();
    }

    @Test
    void letsARefusedCommandBeTriedAgainUnderItsKey() {
        String id = anId();
        String key = anId();
        write("/v1/notes/refused", id, key, "marketing")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.rule")
                .isEqualTo("rest-day");
        assertThat(notes(id)).isZero();
        write("/v1/notes", id, key, "marketing").expectStatus().isCreated();
        assertThat(notes(id)).isOne();
    }

    @Test
    void doesNotRunTwiceAtTheSameMoment() throws Exception {
        String id = anId();
        String key = anId();
        FutureTask<Integer> first = new FutureTask<>(() -> statusOfSlow(id, key));
        Thread.ofVirtual().start(first);
        await().until(this::sleepers, running -> running > 0);
        assertThat(statusOfSlow(id, key)).isEqualTo(409);
        assertThat(first.get()).isEqualTo(201);
        assertThat(statusOfSlow(id, key)).isEqualTo(201);
        assertThat(notes(id)).isOne();
    }

    @Test
    void finishesWhatItsClientNoLongerWaitsFor() {
        String id = anId();
        Disposable request = WebClient.create("http://127.0.0.1:" + port)
                .post()
                .uri("/v1/notes/slowly")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(id))
                .retrieve()
                .toBodilessEntity()
                .subscribe();
        await().until(this::sleepers, running -> running > 0);
        request.dispose();
        await().atMost(Duration.ofSeconds(20)).until(() -> notes(id) == 1);
    }

    @Test
    void answersAConflictWhenTheSameThingExists() {
        String id = anId();
        write("/v1/notes", id, anId(), "marketing").expectStatus().isCreated();
        write("/v1/notes", id, anId(), "marketing")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:conflict");
    }

    @Test
    void refusesKeysThatAreNone() {
        write("/v1/notes", anId(), "k".repeat(201), "marketing")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("Idempotency-Key");
    }

    private int statusOfSlow(String id, String key) {
        return write("/v1/notes/slowly", id, key, "marketing")
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private WebTestClient.ResponseSpec write(String address, String id, String key, String role) {
        return http.post()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(TestIssuer.token(role)))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(id))
                .exchange();
    }

    private static String body(String id) {
        return "{\"id\":\"" + id + "\",\"stars\":1,\"price\":{\"amount\":\"2.50\",\"currency\":\"USD\"}}";
    }

    private static String anId() {
        return UUID.randomUUID().toString();
    }

    private long notes(String id) {
        return count("select count(*) as number from note where id = '" + id + "'");
    }

    private long sleepers() {
        return count("select count(*) as number from pg_stat_activity"
                + " where datname = current_database() and query like '%pg_sleep%' and state = 'active'"
                + " and pid <> pg_backend_pid()");
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get("number", Long.class)))
                .one()
                .block());
    }
}
