package io.revenuesignals.platform.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;

/**
 * Opens pools of connections to the service's database, each with its own size, time limit and user. The main pool is one of
 * them; a service makes another where one kind of work must not take the connections of the rest.
 */
public final class DatabasePools {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration VALIDATE_WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);
    private static final int PREPARED_STATEMENTS = 256;

    private final DatabaseProperties settings;
    private final DatabaseSchema schema;
    private final String service;

    DatabasePools(DatabaseProperties settings, DatabaseSchema schema, String service) {
        this.settings = settings;
        this.schema = schema;
        this.service = service;
    }

    /** The pool for everything that has none of its own. */
    ConnectionPool main() {
        return open(service, settings.pool(), settings.statementWithin(), settings.user(), settings.password());
    }

    /**
     * Opens a pool as the service's own user.
     *
     * @param purpose names the pool in metrics and its connections in {@code pg_stat_activity}
     * @param size most connections
     * @param statementWithin longest time for one statement, kept by the database
     */
    public ConnectionPool open(String purpose, int size, Duration statementWithin) {
        return open(service + "-" + purpose, size, statementWithin, settings.user(), settings.password());
    }

    /** As {@link #open(String, int, Duration)}, as another user of the database. */
    public ConnectionPool open(String purpose, int size, Duration statementWithin, String user, String password) {
        PostgresqlConnectionFactory connections =
                new PostgresqlConnectionFactory(connection(purpose, statementWithin, user, password));
        return new BoundedPool(pooled(purpose, size, new SchemaGate(connections, schema)), size);
    }

    static ConnectionPoolConfiguration pooled(String purpose, int size, ConnectionFactory connections) {
        return ConnectionPoolConfiguration.builder(connections)
                .name(purpose)
                .initialSize(0)
                .maxSize(size)
                .acquireRetry(0)
                .maxAcquireTime(BoundedPool.ATTEMPT_WITHIN)
                .maxCreateConnectionTime(CONNECT_WITHIN)
                .maxValidationTime(VALIDATE_WITHIN)
                .maxLifeTime(LONGEST_LIFE)
                .validationDepth(ValidationDepth.REMOTE)
                .validationQuery("select 1")
                .build();
    }

    PostgresqlConnectionConfiguration connection(
            String purpose, Duration statementWithin, String user, String password) {
        PostgresqlConnectionConfiguration.Builder connection = PostgresqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.name())
                .username(user)
                .password(password)
                .applicationName(purpose)
                .connectTimeout(CONNECT_WITHIN)
                .tcpKeepAlive(true)
                .tcpNoDelay(true)
                .preparedStatementCacheQueries(PREPARED_STATEMENTS)
                .timeZone("UTC")
                .options(settings.session(statementWithin))
                .codecRegistrar(new BinaryArrays())
                .sslMode(SSLMode.fromValue(settings.sslMode()));
        if (settings.sslRootCert() != null) {
            connection.sslRootCert(settings.sslRootCert());
        }
        return connection.build();
    }
}
