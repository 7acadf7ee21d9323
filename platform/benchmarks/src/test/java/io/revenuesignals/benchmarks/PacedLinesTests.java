package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedLinesTests {

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> statuses = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private ExecutorService threads;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void eachRequestIsSentOnceAndItsAnswerCounted() throws IOException {
        answering((number) -> number % 10 == 0 ? 503 : 202);

        run(8, 0.1, 2_000);

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "fact " + i).toList());
        assertThat(statuses).hasSize(200);
        assertThat(statuses.stream().filter(status -> status == 503)).hasSize(20);
    }

    @Test
    void whatAStallHoldsUpCountsFromWhenItWasDue() throws IOException {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            if (body.equals("fact 0")) {
                long end = System.nanoTime() + 100_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });

        run(1, 0.05, 100);

        assertThat(times).hasSize(5);
        assertThat(times.getFirst()).isGreaterThanOrEqualTo(100_000_000L);
        assertThat(times.get(1)).isGreaterThanOrEqualTo(90_000_000L);
        assertThat(times.get(4)).isGreaterThanOrEqualTo(60_000_000L);
    }

    @Test
    void aConnectionThatTheServerClosesEndsTheRun() throws IOException {
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                closing.accept().close();
                return null;
            });
            try (PacedLines lines = new PacedLines(1, closing.getLocalPort(), "POST / HTTP/1.1\r\nContent-Length: ")) {
                assertThatThrownBy(() -> lines.run(1, 10, () -> new byte[0], (status, nanos) -> {}))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private interface Status {
        int of(int number);
    }

    private void answering(Status status) {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            seen.add(body);
            exchange.sendResponseHeaders(status.of(Integer.parseInt(body.substring(5))), -1);
            exchange.close();
        });
    }

    private void run(int connections, double seconds, double perSecond) throws IOException {
        int port = server.getAddress().getPort();
        try (PacedLines lines = new PacedLines(connections, port, HttpLine.head(port, "/", "text/plain", "token"))) {
            lines.run(
                    seconds,
                    perSecond,
                    () -> ("fact " + next.getAndIncrement()).getBytes(StandardCharsets.US_ASCII),
                    (status, nanos) -> {
                        statuses.add(status);
                        times.add(nanos);
                    });
        }
    }
}
