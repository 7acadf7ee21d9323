package io.revenuesignals.local.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.local.stack.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small real HTTP server that takes facts as feedback-service does, and misbehaves when asked to. */
public final class Door implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** How a request is answered. */
    public enum Mood {
        /** Takes everything but facts whose id begins with {@code bad}. */
        WELL,
        /** 503, nothing taken. */
        CLOSED,
        /** 429, nothing taken. */
        BUSY,
        /** Takes the first half; the outcome of the other is unknown, though it is taken too. */
        FORGETFUL,
        /** Takes everything and hangs up without a word. */
        SPEECHLESS,
        /** 403. */
        HOSTILE
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Mood> moods = new ConcurrentLinkedDeque<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<Integer> batchSizes = new ArrayList<>();

    public Door(Mood... moods) {
        this.moods.addAll(List.of(moods));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/facts", this::facts);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public ApiClient client() {
        return new ApiClient(address(), () -> "token");
    }

    /** The source and id of every fact it has, parted by a blank. */
    public Set<String> taken() {
        return taken;
    }

    public synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    /** How it answers the next requests; afterwards well. */
    public void willBe(Mood... next) {
        moods.addAll(List.of(next));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void facts(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                one(exchange);
                return;
            }
            JsonNode batch = JSON.readTree(exchange.getRequestBody().readAllBytes());
            count(batch.size());
            Mood mood = moods.isEmpty() ? Mood.WELL : moods.pollFirst();
            switch (mood) {
                case WELL -> answer(exchange, verdicts(batch, batch.size()));
                case FORGETFUL -> answer(exchange, verdicts(batch, batch.size() / 2));
                case CLOSED -> refuse(exchange, 503);
                case BUSY -> refuse(exchange, 429);
                case HOSTILE -> refuse(exchange, 403);
                case SPEECHLESS -> verdicts(batch, batch.size());
            }
        }
    }

    private synchronized void count(int facts) {
        batchSizes.add(facts);
    }

    private void one(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/v1/facts/".length())
                .split("/(?=[^/]*$)");
        int status = taken.contains(path[0] + ' ' + path[1]) ? 200 : 404;
        exchange.sendResponseHeaders(status, -1);
    }

    private ObjectNode verdicts(JsonNode batch, int certain) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        for (JsonNode fact : batch) {
            String id = fact.path("id").asString();
            String status = "ACCEPTED";
            if (id.startsWith("bad")) {
                status = "REJECTED";
            } else {
                taken.add(fact.path("source").asString() + ' ' + id);
                status = results.size() < certain ? status : "UNKNOWN";
            }
            int index = results.size();
            results.addObject()
                    .put("index", index)
                    .put("id", id)
                    .put("status", status)
                    .put("code", "INVALID_FIELD")
                    .put("pointer", "/data/units")
                    .put("detail", "is required");
        }
        return answer;
    }

    private static void answer(HttpExchange exchange, ObjectNode verdicts) throws IOException {
        List<String> statuses = verdicts.path("results")
                .valueStream()
                .map(result -> result.path("status").asString())
                .distinct()
                .toList();
        int status = statuses.equals(List.of("ACCEPTED")) ? 202 : statuses.equals(List.of("REJECTED")) ? 422 : 207;
        byte[] body = JSON.writeValueAsBytes(verdicts);
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "0");
        byte[] body = "{\"title\":\"no\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
