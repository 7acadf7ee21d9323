package io.revenuesignals.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Hands out no connection before the tables are up to date. To its users the database is away until then. */
final class SchemaGate implements ConnectionFactory {

    private final ConnectionFactory connections;
    private final DatabaseSchema schema;

    SchemaGate(ConnectionFactory connections, DatabaseSchema schema) {
        this.connections = connections;
        this.schema = schema;
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.defer(() -> schema.isReady()
                ? Mono.from(connections.create())
                : Mono.error(new R2dbcTransientResourceException("The tables are not up to date yet", "57P03")));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
