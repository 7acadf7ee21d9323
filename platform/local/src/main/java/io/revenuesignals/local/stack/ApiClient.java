package io.revenuesignals.local.stack;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks JSON with one service as one caller. Safe for use by many threads.
 *
 * <p>Methods that return an {@link Answer} return it whatever its status; {@link Answer#required} turns a refusal into
 * one line for people. A service that does not answer at all is a {@link CommandFailed}.
 */
public final class ApiClient {

    /** The media type of plain JSON. */
    public static final String JSON_TYPE = "application/json";

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIME)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final URI base;
    private final Supplier<String> token;

    /**
     * @param base the service's address, without a path
     * @param token asked for before every request
     */
    public ApiClient(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** The service's address. */
    public URI base() {
        return base;
    }

    /** Reads what is at a path, query included, already encoded. */
    public Answer get(String path) {
        return send("GET", path, Map.of(), new byte[0]);
    }

    /** Posts a value as JSON. */
    public Answer post(String path, Object value) {
        return send("POST", path, Map.of(), value);
    }

    /** Sends a value as JSON with headers of the caller's, such as {@code If-Match} or {@code Idempotency-Key}. */
    public Answer send(String method, String path, Map<String, String> headers, Object value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Content-Type", JSON_TYPE);
        return send(method, path, all, JSON.writeValueAsBytes(value));
    }

    /** Sends bytes as they are; an empty array sends no body. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        try {
            return Answer.of(HTTP.send(request(method, path, headers, body), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new CommandFailed(base + path + " does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while waiting for " + base + path, e);
        }
    }

    /** As the blocking form; the future fails with the {@link IOException} when the service does not answer. */
    public CompletableFuture<Answer> sendAsync(String method, String path, Map<String, String> headers, byte[] body) {
        return HTTP.sendAsync(request(method, path, headers, body), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Answer::of);
    }

    private HttpRequest request(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.BodyPublisher publisher =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, publisher)
                .timeout(ANSWER_TIME)
                .header("Authorization", "Bearer " + token.get());
        headers.forEach(request::header);
        return request.build();
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /**
     * What a service answered.
     *
     * @param headers the first value of each, by lower-case name
     */
    public record Answer(URI address, int status, Map<String, String> headers, String body) {

        private static final int SUCCESS_FROM = 200;

        private static final int SUCCESS_TO = 300;

        private static final int SHOWN = 300;

        public Answer {
            headers = Map.copyOf(headers);
        }

        public boolean isSuccess() {
            return status >= SUCCESS_FROM && status < SUCCESS_TO;
        }

        /** The body as JSON; a missing node when there is none. */
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The body as a record of the caller's. */
        public <T> T as(Class<T> type) {
            return JSON.readValue(body, type);
        }

        /**
         * This answer when it is a success.
         *
         * @throws CommandFailed saying what was asked and what the service said against it
         */
        public Answer required() {
            if (isSuccess()) {
                return this;
            }
            String said = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
            throw new CommandFailed(address + " answered " + status + ": " + said.replace('\n', ' '));
        }

        private static Answer of(HttpResponse<byte[]> response) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(
                    response.uri(),
                    response.statusCode(),
                    headers,
                    new String(response.body(), StandardCharsets.UTF_8));
        }
    }
}
