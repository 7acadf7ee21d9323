package io.revenuesignals.analytics.rebuild;

import static org.awaitility.Awaitility.await;

import io.revenuesignals.analytics.AnalyticsServiceApplication;
import io.revenuesignals.embedded.Ports;
import io.revenuesignals.platform.database.DatabaseProperties;
import io.revenuesignals.testing.LocalOrDockerStack;
import io.revenuesignals.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** Another instance of the service, on the same database and broker, in a process of its own that can be killed. */
final class SecondInstance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path LOG = Path.of("target", "second-instance.log");

    private final Process process;
    private final URI readiness;

    private SecondInstance(Process process, URI readiness) {
        this.process = process;
        this.readiness = readiness;
    }

    /** Starts one and returns when it is ready. */
    static SecondInstance start(DatabaseProperties database) {
        int management = Ports.free();
        ProcessBuilder words = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnalyticsServiceApplication.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        words.environment().putAll(settings(database, management));
        SecondInstance second = new SecondInstance(
                begin(words), URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
        second.awaitReady();
        return second;
    }

    private static Map<String, String> settings(DatabaseProperties database, int management) {
        return Map.ofEntries(
                Map.entry("SPRING_PROFILES_ACTIVE", "dev"),
                Map.entry("SERVER_PORT", Integer.toString(Ports.free())),
                Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(management)),
                Map.entry(
                        "SIGNALS_KAFKA_BOOTSTRAP_SERVERS",
                        LocalOrDockerStack.shared().bootstrapServers()),
                Map.entry("SIGNALS_DATABASE_HOST", database.host()),
                Map.entry("SIGNALS_DATABASE_PORT", Integer.toString(database.port())),
                Map.entry("SIGNALS_DATABASE_NAME", database.name()),
                Map.entry("SIGNALS_DATABASE_USER", database.user()),
                Map.entry("SIGNALS_DATABASE_PASSWORD", database.password()),
                Map.entry("SIGNALS_SECURITY_ISSUER", TestIssuer.issuer()),
                Map.entry("SIGNALS_SECURITY_JWKS_URI", TestIssuer.jwksUri()));
    }

    private static Process begin(ProcessBuilder words) {
        try {
            return words.start();
        } catch (IOException e) {
            throw new IllegalStateException("The second instance does not start", e);
        }
    }

    private void awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            await("the second instance, see " + LOG)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> isReady(http));
        } catch (ConditionTimeoutException e) {
            kill();
            throw e;
        }
    }

    private boolean isReady(HttpClient http) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
