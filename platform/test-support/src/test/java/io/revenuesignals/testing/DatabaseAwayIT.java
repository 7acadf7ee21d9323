package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.testing.notes.NoteService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A service whose database goes and comes. The database is its own, since it is killed. */
class DatabaseAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresServer postgres;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void startDatabase(@TempDir Path folder) {
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        StartedService.createDatabase(postgres, "notes");
    }

    @AfterEach
    void end() {
        if (service != null) {
            service.close();
        }
        postgres.close();
    }

    @Test
    void startsWithoutItsDatabaseAndWorksWhenItComes() {
        postgres.kill();
        service = started();
        assertThat(statusOf("/actuator/health/liveness")).isEqualTo(200);
        assertThat(statusOf("/actuator/health/readiness")).isEqualTo(200);
        assertThat(statusOf("/actuator/health")).isEqualTo(503);
        writes().expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:unavailable");
        postgres.restart();
        await().atMost(PATIENCE).until(() -> writes().returnResult().getStatus().value() == 201);
        await().atMost(PATIENCE).until(() -> statusOf("/actuator/health") == 200);
    }

    @Test
    void refusesForAWhileWhenItsDatabaseGoes() {
        service = started();
        writes().expectStatus().isCreated();
        postgres.kill();
        refusesInTime();
        assertThat(statusOf("/actuator/health/liveness")).isEqualTo(200);
        postgres.restart();
        await().atMost(PATIENCE).until(() -> writes().returnResult().getStatus().value() == 201);
    }

    @Test
    void refusesForAWhileWhenItsDatabaseHangs() {
        service = started();
        writes().expectStatus().isCreated();
        postgres.pause();
        try {
            refusesInTime();
            refusesInTime();
            assertThat(statusOf("/actuator/health/liveness")).isEqualTo(200);
        } finally {
            postgres.resume();
        }
        await().atMost(PATIENCE).until(() -> writes().returnResult().getStatus().value() == 201);
    }

    @Test
    void finishesWhatWasBegunWhenItIsStopped() throws Exception {
        service = started();
        FutureTask<Integer> request = new FutureTask<>(() -> writes("/v1/notes/slowly")
                .returnResult(String.class)
                .getStatus()
                .value());
        Thread.ofVirtual().start(request);
        await().atMost(PATIENCE).until(this::isWriting);
        service.close();
        assertThat(request.get(30, TimeUnit.SECONDS)).isEqualTo(201);
    }

    private boolean isWriting() {
        return Boolean.TRUE.equals(service.getBean(DatabaseClient.class)
                .sql("select count(*) > 0 from pg_stat_activity"
                        + " where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()")
                .map(row -> row.get(0, Boolean.class))
                .one()
                .block(PATIENCE));
    }

    /** Two seconds are promised; the others are for the way on a busy machine. Without a limit of ours it would be twenty. */
    private void refusesInTime() {
        long asked = System.nanoTime();
        writes().expectStatus().isEqualTo(503).expectHeader().exists(HttpHeaders.RETRY_AFTER);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
    }

    private ConfigurableApplicationContext started() {
        return StartedService.on(postgres, "notes", NoteService.class);
    }

    private WebTestClient.ResponseSpec writes() {
        return writes("/v1/notes");
    }

    private WebTestClient.ResponseSpec writes(String address) {
        return client("local.server.port")
                .post()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"id\":\"" + UUID.randomUUID() + "\",\"stars\":1}")
                .exchange();
    }

    private int statusOf(String address) {
        return client("local.management.port")
                .get()
                .uri(address)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private WebTestClient client(String port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getProperty(port))
                .responseTimeout(PATIENCE)
                .build();
    }
}
