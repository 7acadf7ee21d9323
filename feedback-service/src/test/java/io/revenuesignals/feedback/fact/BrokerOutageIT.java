package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.feedback.FeedbackServiceApplication;
import io.revenuesignals.testing.LocalOrDockerStack;
import io.revenuesignals.testing.TestDatabase;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The door while its broker stands still, dies, and comes back. The broker is this test's own. */
class BrokerOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private KafkaBroker broker;
    private ConfigurableApplicationContext service;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String bearer = TestIssuer.bearer(TokenSpec.of("source").sources("/pos/"));

    @BeforeEach
    void start() {
        broker = KafkaBroker.start(folder.resolve("kafka"), 0);
        TestDatabase database = LocalOrDockerStack.shared().newDatabase();
        service = new SpringApplicationBuilder(FeedbackServiceApplication.class)
                .profiles("dev")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signals.messaging.bootstrap-servers=" + broker.bootstrapServers(),
                        "--signals.database.host=" + database.host(),
                        "--signals.database.port=" + database.port(),
                        "--signals.database.name=" + database.name(),
                        "--signals.database.user=" + database.user(),
                        "--signals.database.password=" + database.password(),
                        "--signals.security.issuer=" + TestIssuer.issuer(),
                        "--signals.security.jwks-uri=" + TestIssuer.jwksUri());
    }

    @AfterEach
    void stop() {
        service.close();
        broker.close();
    }

    private HttpResponse<String> post(String type, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + "/v1/facts"))
                .header("Authorization", bearer)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> post(String id) {
        return post("application/cloudevents+json", Facts.goodPrice(id));
    }

    private HttpResponse<String> health() {
        return send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port("local.management.port") + "/actuator/health/liveness"))
                .GET()
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String port(String name) {
        return service.getEnvironment().getRequiredProperty(name);
    }

    private void awaitAccepted() {
        await().atMost(PATIENCE).until(() -> post(Facts.newId()).statusCode() == 202);
    }

    @Test
    void neverSaysYesNorNoWhileTheBrokerStandsStillAndTakesTheSameAgainAfterwards() {
        awaitAccepted();
        String id = Facts.newId();
        String event = Facts.goodPrice(id);

        broker.pause();
        HttpResponse<String> unknown = post("application/cloudevents+json", event);
        HttpResponse<String> alive = health();
        HttpResponse<String> batch = post(
                "application/cloudevents-batch+json",
                Facts.batch(List.of(Facts.goodPrice(Facts.newId()), Facts.goodPrice(Facts.newId()), "7")));
        HttpResponse<String> lines = post("application/x-ndjson", Facts.goodPrice(Facts.newId()));
        broker.resume();

        for (HttpResponse<String> answer : List.of(unknown, batch)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(lines.body()).contains("\"status\":\"UNKNOWN\"").contains("\"complete\":false");
        await().atMost(PATIENCE)
                .until(() -> post("application/cloudevents+json", event).statusCode() == 202);
        awaitStoredOnce(id);
    }

    private void awaitStoredOnce(String id) {
        String ops = TestIssuer.bearer("ops");
        await().atMost(PATIENCE).until(() -> {
            HttpResponse<String> life = send(HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + port("local.server.port") + "/v1/facts/%2Fpos%2Ffreshmart/" + id))
                    .header("Authorization", ops)
                    .GET()
                    .build());
            return life.statusCode() == 200 && life.body().contains("\"state\":\"LOGGED\"");
        });
    }

    @Test
    void refusesWithoutABrokerAndTakesFactsAgainWhenItIsBack() {
        awaitAccepted();

        broker.kill();
        await().atMost(PATIENCE).until(() -> post(Facts.newId()).statusCode() == 503);
        assertThat(health().statusCode()).isEqualTo(200);
        HttpResponse<String> request = send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port("local.server.port") + "/v1/price-requests"))
                .header("Authorization", TestIssuer.bearer(TokenSpec.of("sales").accounts("freshmart")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"product":"sauce","place":{"retailer":"freshmart"},"wishedPrice":{"amount":"2.49","currency":"USD"},
                         "reason":"next door","neededBy":"2099-01-01"}"""))
                .build());
        assertThat(request.statusCode()).as("decisions need no broker").isEqualTo(201);

        broker.restart();
        awaitAccepted();
    }
}
