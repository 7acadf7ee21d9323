package io.revenuesignals.testing;

import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Broker and database as child processes of this JVM. */
final class EmbeddedStack extends LocalOrDockerStack {

    /** These data do not outlive the tests, so nothing waits for the disk. */
    private static final Map<String, String> HASTY =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    private final AtomicInteger databases = new AtomicInteger();
    private final KafkaBroker broker;
    private final PostgresServer postgres;

    EmbeddedStack() {
        Path home = newFolder();
        broker = KafkaBroker.start(home.resolve("kafka"), 0);
        postgres = PostgresServer.start(home.resolve("postgres"), 0, HASTY);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(home), "end-of-test-stack"));
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public TestDatabase newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        String password = UUID.randomUUID().toString();
        postgres.createDatabase(name, name, password);
        return new TestDatabase(postgres.host(), postgres.port(), name, name, password);
    }

    private void end(Path home) {
        broker.close();
        postgres.close();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("signals-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
