package io.revenuesignals.testing;

import io.revenuesignals.embedded.PostgresServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service for tests that stop its database, which therefore must be its own. */
public final class StartedService {

    private static final String PASSWORD = "secret";

    private StartedService() {}

    /** Makes the database that {@link #on} starts a service on. */
    public static void createDatabase(PostgresServer postgres, String name) {
        postgres.createDatabase(name, name, PASSWORD);
    }

    /** Starts the service, at free ports, on the shared broker and on its database in this server; the server may be away. */
    public static ConfigurableApplicationContext on(PostgresServer postgres, String name, Class<?> service) {
        return on(postgres, LocalOrDockerStack.shared().bootstrapServers(), name, service);
    }

    /**
     * The same on a broker of its own, for a service that reads topics: on the shared one it would share its consumer groups,
     * and so the partitions, with the contexts of other tests that are still up.
     */
    public static ConfigurableApplicationContext on(
            PostgresServer postgres, String bootstrapServers, String name, Class<?> service) {
        return new SpringApplicationBuilder(service)
                .profiles("dev")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--signals.messaging.bootstrap-servers=" + bootstrapServers,
                        "--signals.database.port=" + postgres.port(),
                        "--signals.database.name=" + name,
                        "--signals.database.user=" + name,
                        "--signals.database.password=" + PASSWORD,
                        "--signals.security.issuer=" + TestIssuer.issuer(),
                        "--signals.security.jwks-uri=" + TestIssuer.jwksUri());
    }
}
