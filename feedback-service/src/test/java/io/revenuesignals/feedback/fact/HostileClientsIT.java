package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import io.revenuesignals.testing.TokenSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that are sloppy or mean, seen on the wire; the others are served all the while. */
@SignalsTest(
        properties = {
            "signals.web.read-within=2s",
            "signals.web.taken-within=2s",
            "signals.door.line-within=2s",
            "signals.door.in-flight=8MB"
        })
class HostileClientsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENT = "application/cloudevents+json";
    private static final String LINES = "application/x-ndjson";

    /** More than there would be room for, if each held what it may send. */
    private static final int CROWD = 40;

    private static final int SMALL = 4 * 1024;

    /** More than all the buffers on the way hold, the kernel's included. */
    private static final long PLENTY = 64L * 1024 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String bearer = TestIssuer.bearer(TokenSpec.of("source").sources("/pos/"));
    private final int port;
    private final int managementPort;

    @Autowired
    private DoorRoom room;

    HostileClientsIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Test
    void givesUpAClientThatSendsWithoutEndAndReadsNothing() throws IOException {
        try (Socket deaf = deaf()) {
            deaf.getOutputStream().write(head(LINES, "Transfer-Encoding: chunked"));

            long sent = sentUntilClosed(deaf, chunk("7\n".repeat(10_000)));

            assertThat(sent).isLessThan(PLENTY);
        }
        await().atMost(PATIENCE).until(() -> room.taken() == 0);
        serves();
    }

    @Test
    void givesUpAClientThatSentAllAndReadsNothing() throws IOException {
        try (Socket deaf = deaf()) {
            byte[] lines = "7\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            deaf.getOutputStream().write(head(LINES, "Content-Length: " + lines.length));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> write(deaf, lines));

            await().atMost(PATIENCE).until(() -> isReset(deaf));

            assertThat(sending).isDone();
        }
        await().atMost(PATIENCE).until(() -> room.taken() == 0);
        serves();
    }

    @Test
    void servesOthersWhileACrowdSendsItsBodiesByteByByte() throws IOException {
        givesUpBodiesThatDrip("Content-Length: 1000000");
    }

    @Test
    void servesOthersWhileACrowdOfKnownCallersSendsSmallBodiesByteByByte() throws IOException {
        serves();
        givesUpBodiesThatDrip("Content-Length: 10000");
    }

    private void givesUpBodiesThatDrip(String length) throws IOException {
        List<Dripping> crowd = crowd(EVENT, length);

        drip(crowd);

        assertThat(crowd)
                .extracting(Dripping::answer)
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 408"));
    }

    @Test
    void takesNoFactsOnTheManagementPort() {
        serves();

        assertThat(post(managementPort, Facts.goodPrice(Facts.newId()))).isBetween(400, 499);
    }

    @Test
    void servesOthersWhileACrowdSendsItsLinesByteByByte() throws IOException {
        List<Dripping> crowd = crowd(LINES, "Content-Length: 1000000");

        drip(crowd);

        assertThat(crowd).allSatisfy(client -> assertThat(client.answer()).contains("\"complete\":false"));
    }

    /** Until the server has ended all of them; each round the others are served. */
    private void drip(List<Dripping> crowd) {
        List<Dripping> alive = new ArrayList<>(crowd);
        await().atMost(PATIENCE).until(() -> {
            alive.removeIf(client -> !client.drips());
            serves();
            return alive.isEmpty();
        });
    }

    private void serves() {
        assertThat(post(port, Facts.goodPrice(Facts.newId()))).isEqualTo(202);
        assertThat(health()).isEqualTo(200);
    }

    private int post(int where, String event) {
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + "/v1/facts"))
                .header("Authorization", bearer)
                .header("Content-Type", EVENT)
                .POST(HttpRequest.BodyPublishers.ofString(event)));
    }

    private int health() {
        return status(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/liveness")));
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] head(String type, String length) {
        return ("POST /v1/facts HTTP/1.1\r\nHost: a\r\nAuthorization: " + bearer + "\r\nContent-Type: " + type + "\r\n"
                        + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(String lines) {
        return (Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A connection with next to no room for an answer. */
    private Socket deaf() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static long sentUntilClosed(Socket socket, byte[] chunk) {
        CompletableFuture<Long> sending = CompletableFuture.supplyAsync(() -> {
            long sent = 0;
            while (sent < PLENTY && write(socket, chunk)) {
                sent += chunk.length;
            }
            return sent;
        });
        return sending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Whether it could be written. */
    private static boolean write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** A byte more shows whether the other side is still there. */
    private static boolean isReset(Socket socket) {
        return !write(socket, new byte[] {'\n'});
    }

    private List<Dripping> crowd(String type, String length) throws IOException {
        List<Dripping> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(new Dripping(port, head(type, length)));
        }
        return crowd;
    }

    /** Sends its body a byte at a time, as often as it is asked to. */
    private static final class Dripping {

        private final SocketChannel channel;
        private final StringBuilder answer = new StringBuilder();

        Dripping(int port, byte[] head) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(head));
            channel.configureBlocking(false);
        }

        /** False once the server has closed the connection. */
        boolean drips() {
            try {
                boolean open = hears();
                if (open) {
                    channel.write(ByteBuffer.wrap(new byte[] {'x'}));
                } else {
                    channel.close();
                }
                return open;
            } catch (IOException reset) {
                return false;
            }
        }

        private boolean hears() throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(SMALL);
            int read = channel.read(piece);
            if (read > 0) {
                answer.append(StandardCharsets.UTF_8.decode(piece.flip()));
            }
            return read >= 0;
        }

        String answer() {
            return answer.toString();
        }
    }
}
