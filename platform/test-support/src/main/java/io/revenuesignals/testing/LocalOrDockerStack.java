package io.revenuesignals.testing;

import java.util.Locale;

/**
 * A real Kafka broker and a real PostgreSQL for the tests of this JVM: the embedded pair, or containers when the system
 * property {@code signals.test.stack} is {@code docker}. Started on first use and ended with the JVM; never replaced by
 * anything less when it cannot start.
 */
public abstract sealed class LocalOrDockerStack permits EmbeddedStack, DockerStack {

    private static final String CHOICE = "signals.test.stack";

    LocalOrDockerStack() {}

    private static final class Shared {
        static final LocalOrDockerStack STACK = start(System.getProperty(CHOICE, "embedded"));
    }

    /** The stack that all tests of this JVM share. */
    public static LocalOrDockerStack shared() {
        return Shared.STACK;
    }

    private static LocalOrDockerStack start(String choice) {
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "embedded" -> new EmbeddedStack();
            case "docker" -> new DockerStack();
            default -> throw new IllegalArgumentException(CHOICE + " must be embedded or docker and is " + choice);
        };
    }

    /** What Kafka clients take as {@code bootstrap.servers}. */
    public abstract String bootstrapServers();

    /** Makes a new, empty database with an owner of its own. */
    public abstract TestDatabase newDatabase();
}
