package io.revenuesignals.local.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the public key of the local tokens over HTTP on the loopback interface, where the services fetch it. It gives
 * out no tokens: those are written by whoever can read the key.
 */
public final class DevIssuer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads;
    private final SigningKey key;
    private final String address;

    private DevIssuer(HttpServer server, ExecutorService threads, SigningKey key) {
        this.server = server;
        this.threads = threads;
        this.key = key;
        this.address = address(server.getAddress().getPort());
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for a free one
     * @throws CommandFailed when the port is taken
     */
    public static DevIssuer start(SigningKey key, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(HOST, port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            DevIssuer issuer = new DevIssuer(server, threads, key);
            issuer.serve();
            return issuer;
        } catch (IOException e) {
            throw new CommandFailed("The token issuer cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The address an issuer at this port has, as its tokens name it. */
    public static String address(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** The address, as its tokens name it in {@code iss}. */
    public String address() {
        return address;
    }

    /** Where the public key is. */
    public String keysAddress() {
        return address + "/jwks";
    }

    /** An issuer of tokens that verify against the key served here. */
    public TokenIssuer tokens(InstantSource clock) {
        return new TokenIssuer(address, key, clock);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void serve() {
        byte[] keys = JSON.writeValueAsBytes(Map.of("keys", List.of(key.publicKey())));
        byte[] metadata = JSON.writeValueAsBytes(Map.of(
                "issuer", address,
                "jwks_uri", keysAddress(),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
        server.createContext("/", exchange -> answer(exchange, 404, "{}".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/jwks", exchange -> answer(exchange, 200, keys));
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata));
        server.createContext("/.well-known/oauth-authorization-server", exchange -> answer(exchange, 200, metadata));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
