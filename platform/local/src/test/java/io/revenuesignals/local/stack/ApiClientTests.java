package io.revenuesignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.terminal.CommandFailed;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTests {

    private HttpServer server;
    private ApiClient client;

    /** Answers with what it was asked: method, path, token and body. */
    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(Ports.host(), 0), 0);
        server.createContext("/", exchange -> {
            String said = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = ("{\"said\":\"" + said.replace("\"", "'") + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/no") ? 404 : 201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI base =
                URI.create("http://" + Ports.host() + ":" + server.getAddress().getPort());
        client = new ApiClient(base, () -> "t0ken");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsJsonWithTheToken() {
        ApiClient.Answer answer = client.post("/v1/goals?x=1", Map.of("name", "sauce"));
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.headers()).containsEntry("etag", "\"3\"");
        assertThat(answer.json().get("said").asString())
                .isEqualTo("POST /v1/goals?x=1 Bearer t0ken application/json {'name':'sauce'}");
    }

    @Test
    void sendsBytesAsTheyAre() throws Exception {
        byte[] lines = "{}\n{}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/x-ndjson");
        ApiClient.Answer answer =
                client.sendAsync("POST", "/v1/facts", headers, lines).get(30, TimeUnit.SECONDS);
        assertThat(answer.body()).contains("application/x-ndjson {}\n{}");
    }

    @Test
    void returnsARefusalAndTellsItInOneLine() {
        ApiClient.Answer answer = client.get("/no");
        assertThat(answer.status()).isEqualTo(404);
        assertThatThrownBy(answer::required)
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith(client.base() + "/no answered 404: {");
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> client.get("/v1/goals"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void readsRecords() {
        assertThat(client.get("/v1/goals").as(Said.class).said()).startsWith("GET /v1/goals");
    }

    record Said(String said) {}
}
