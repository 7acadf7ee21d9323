package io.revenuesignals.platform.messaging;

import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One broker and one database for all tests of this module. They end with the JVM. */
final class TestBroker {

    static final KafkaBroker KAFKA = KafkaBroker.start(folder("kafka"), 0);
    static final PostgresServer POSTGRES = PostgresServer.start(folder("postgres"), 0);
    static final String DATABASE = "messaging";
    static final String PASSWORD = "only-for-this-run";

    static {
        POSTGRES.createDatabase(DATABASE, DATABASE, PASSWORD);
    }

    private TestBroker() {}

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("signals-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
