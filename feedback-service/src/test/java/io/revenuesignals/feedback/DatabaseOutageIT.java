package io.revenuesignals.feedback;

import static org.awaitility.Awaitility.await;

import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.feedback.fact.Facts;
import io.revenuesignals.testing.StartedService;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The half that works without a database. The database is this test's own, since it is killed, and the broker, since it is read. */
class DatabaseOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOURCE = "/pos/" + UUID.randomUUID();

    private PostgresServer postgres;
    private KafkaBroker broker;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start(@TempDir Path folder) {
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        StartedService.createDatabase(postgres, "feedback");
        broker = KafkaBroker.start(folder.resolve("kafka"), 0);
        service = StartedService.on(postgres, broker.bootstrapServers(), "feedback", FeedbackServiceApplication.class);
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
        postgres.close();
    }

    @Test
    void takesAndRefusesFactsWithoutADatabaseAndTellsOfThemWhenItIsBack() {
        await().atMost(PATIENCE)
                .until(() ->
                        post(fact(Facts.newId())).returnResult().getStatus().value() == 202);

        postgres.kill();
        String id = Facts.newId();
        post(fact(id)).expectStatus().isEqualTo(202);
        post("{}").expectStatus().isEqualTo(422);
        raise().expectStatus().isEqualTo(503).expectHeader().exists(HttpHeaders.RETRY_AFTER);

        postgres.restart();
        await().atMost(PATIENCE).until(() -> life(id).contains("\"state\":\"LOGGED\""));
        await().atMost(PATIENCE).until(() -> raise().returnResult().getStatus().value() == 201);
    }

    private static String fact(String id) {
        return Facts.event(SOURCE, id, "price-observed", Facts.price("\"2.99\""));
    }

    private WebTestClient.ResponseSpec post(String fact) {
        return client().post()
                .uri("/v1/facts")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        TestIssuer.bearer(TokenSpec.of("source").sources(SOURCE)))
                .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                .bodyValue(fact)
                .exchange();
    }

    private WebTestClient.ResponseSpec raise() {
        return client().post()
                .uri("/v1/price-requests")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        TestIssuer.bearer(TokenSpec.of("sales").accounts("freshmart")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"product":"sauce","place":{"retailer":"freshmart"},"wishedPrice":{"amount":"2.49","currency":"USD"},
                         "reason":"next door","neededBy":"2099-01-01"}""")
                .exchange();
    }

    private String life(String id) {
        byte[] body = client().get()
                .uri("/v1/facts/{source}/{id}", SOURCE, id)
                .header(HttpHeaders.AUTHORIZATION, TestIssuer.bearer("ops"))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"))
                .responseTimeout(PATIENCE)
                .build();
    }
}
