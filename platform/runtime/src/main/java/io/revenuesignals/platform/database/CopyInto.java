package io.revenuesignals.platform.database;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Wrapped;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Rows into a table by binary {@code COPY}, in the caller's transaction: PostgreSQL spends as much time on reading arrays of
 * texts as on storing what they say, and half of what {@code INSERT … ON CONFLICT} takes for a new row.
 */
public final class CopyInto {

    /** Of so few rows, the savepoint around them would cost more than copying saves. */
    private static final int FEW = 200;

    private static final int SHORTEST_PAUSE = 4;
    private static final int LONGEST_PAUSE = 256;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String BEFORE = "before_copy";

    private final DatabaseClient database;
    private final String statement;
    private final int columns;
    private final int expectedBytesPerRow;

    private int pause = SHORTEST_PAUSE;
    private int turnsToWait;

    /** @param expectedBytesPerRow what is set aside for a row at first; it grows when needed */
    public CopyInto(DatabaseClient database, String table, List<String> columns, int expectedBytesPerRow) {
        this.database = database;
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
        this.columns = columns.size();
        this.expectedBytesPerRow = expectedBytesPerRow;
    }

    /**
     * Adds the rows.
     *
     * @param writer writes the values of a row in the order of the columns
     */
    public <R> Mono<Void> add(Collection<R> rows, BiConsumer<CopyRows, R> writer) {
        return database.inConnection(connection -> copy(connection, rows, writer));
    }

    /**
     * Whether {@link #addIfNew} is worth a try: for more than a few rows, and not where some were there already the last times.
     * Each answer is a turn of waiting.
     */
    public synchronized boolean isWorthTrying(int rows) {
        if (rows < FEW) {
            return false;
        }
        if (turnsToWait > 0) {
            turnsToWait--;
            return false;
        }
        return true;
    }

    /** Adds the rows, or none of them when one is there already by a unique index; emits whether it did. */
    public <R> Mono<Boolean> addIfNew(Collection<R> rows, BiConsumer<CopyRows, R> writer) {
        return database.inConnection(connection -> Mono.from(connection.createSavepoint(BEFORE))
                        .then(Mono.defer(() -> copy(connection, rows, writer)))
                        .then(Mono.defer(() -> Mono.from(connection.releaseSavepoint(BEFORE))))
                        .thenReturn(true)
                        .onErrorResume(
                                CopyInto::isThere,
                                there -> Mono.from(connection.rollbackTransactionToSavepoint(BEFORE))
                                        .then(Mono.defer(() -> Mono.from(connection.releaseSavepoint(BEFORE))))
                                        .thenReturn(false)))
                .doOnNext(this::learn);
    }

    private synchronized void learn(boolean wereNew) {
        if (wereNew) {
            pause = SHORTEST_PAUSE;
        } else {
            turnsToWait = pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    private <R> Mono<Void> copy(Connection connection, Collection<R> rows, BiConsumer<CopyRows, R> writer) {
        return postgresql(connection)
                .copyIn(statement, Mono.fromSupplier(() -> binary(rows, writer)))
                .then();
    }

    private <R> ByteBuf binary(Collection<R> rows, BiConsumer<CopyRows, R> writer) {
        CopyRows copied = new CopyRows(columns, rows.size() * expectedBytesPerRow);
        for (R row : rows) {
            writer.accept(copied.row(), row);
        }
        return copied.finished();
    }

    private static boolean isThere(Throwable error) {
        return error instanceof R2dbcException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static PostgresqlConnection postgresql(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection) && inner instanceof Wrapped<?> wrapped) {
            inner = wrapped.unwrap();
        }
        if (inner instanceof PostgresqlConnection open) {
            return open;
        }
        throw new IllegalStateException("COPY needs a connection to PostgreSQL, not " + connection);
    }
}
