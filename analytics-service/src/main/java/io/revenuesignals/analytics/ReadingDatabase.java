package io.revenuesignals.analytics;

import io.r2dbc.pool.ConnectionPool;
import io.revenuesignals.platform.database.DatabasePools;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Connections for questions, so that no question takes one from those who keep facts. Each statement has ten seconds. */
@Component
public class ReadingDatabase implements DisposableBean {

    private static final int CONNECTIONS = 6;
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    private final ConnectionPool pool;
    private final DatabaseClient client;

    ReadingDatabase(DatabasePools pools) {
        this.pool = pools.open("questions", CONNECTIONS, LONGEST_STATEMENT);
        this.client = DatabaseClient.create(pool);
    }

    public DatabaseClient client() {
        return client;
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
