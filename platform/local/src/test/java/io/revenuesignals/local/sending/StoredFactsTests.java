package io.revenuesignals.local.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.Progress;
import io.revenuesignals.local.terminal.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredFactsTests {

    private final ConcurrentLinkedDeque<String> pages = new ConcurrentLinkedDeque<>();

    private Duration patience = Duration.ofMinutes(1);

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/prometheus", exchange -> {
            try (exchange) {
                byte[] page = next().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsFactsOfEveryKindByWhatBecameOfThem() {
        pages.addAll(List.of(metrics(0, 0, 0), """
                # HELP signals_events_received_total events read
                # TYPE signals_events_received_total counter
                signals_events_received_total{application="analytics-service",outcome="applied",type="sale-recorded"} 1.2345678E7
                signals_events_received_total{application="analytics-service",outcome="applied",type="price-observed"} 2.0
                signals_events_received_total{application="analytics-service",outcome="applied",type="goal-published"} 5.0
                signals_events_received_total{application="analytics-service",outcome="duplicate",type="price-observed"} 3.0
                signals_events_received_total{application="analytics-service",outcome="conflict",type="shelf-observed"} 1.0
                signals_events_received_total{application="analytics-service",outcome="rejected",type="shelf-observed"} 1.0
                signals_events_lag_seconds 0.2
                """));
        StoredFacts.Count count = watched().count();
        assertThat(count).isEqualTo(new StoredFacts.Count(12_345_680, 3, 2));
        assertThat(count.kept()).isEqualTo(12_345_683);
    }

    @Test
    void countsFromTheMomentItWasMade() {
        pages.addAll(List.of(metrics(10, 2, 1), metrics(15, 4, 1)));
        assertThat(watched().count()).isEqualTo(new StoredFacts.Count(5, 2, 0));
    }

    @Test
    void startsAnewWithAServiceThatWasStartedAnew() {
        pages.addAll(List.of(metrics(10, 0, 0), metrics(4, 1, 0)));
        assertThat(watched().count()).isEqualTo(new StoredFacts.Count(4, 1, 0));
    }

    @Test
    void waitsUntilEverythingIsAccountedFor() {
        pages.addAll(List.of(metrics(0, 0, 0), metrics(2, 0, 0), metrics(4, 1, 0), metrics(8, 1, 1)));
        assertThat(awaited(10)).isEqualTo(new StoredFacts.Count(8, 1, 1));
    }

    @Test
    void stopsWaitingWhenNothingMoves() {
        patience = Duration.ZERO;
        pages.addAll(List.of(metrics(0, 0, 0), metrics(3, 0, 0)));
        assertThat(awaited(10)).isEqualTo(new StoredFacts.Count(3, 0, 0));
    }

    private StoredFacts.Count awaited(long accepted) {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Workplace workplace =
                new Workplace(Path.of("."), Path.of("."), Map.of(), quiet, quiet, new Workplace.Display.Lines());
        try (Progress progress = Progress.counting(workplace, "Storing", "facts", accepted)) {
            return watched().await(accepted, progress);
        }
    }

    private StoredFacts watched() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new StoredFacts(new ApiClient(address, () -> "token"), patience);
    }

    /** The last page stays. */
    private String next() {
        String page = pages.pollFirst();
        if (pages.isEmpty() && page != null) {
            pages.add(page);
        }
        return String.valueOf(page);
    }

    private static String metrics(long applied, long duplicate, long conflict) {
        return """
                signals_events_received_total{outcome="applied",type="sale-recorded"} %d.0
                signals_events_received_total{outcome="duplicate",type="sale-recorded"} %d.0
                signals_events_received_total{outcome="conflict",type="sale-recorded"} %d.0
                """.formatted(applied, duplicate, conflict);
    }
}
