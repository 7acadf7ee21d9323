package io.revenuesignals.platform.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A pool that gives a connection or says no within two seconds. Connections that died while they lay idle are passed over,
 * one after another, as long as that goes quickly. The pool's own retry would wait the whole limit again for each of them, so
 * that a database which hangs instead of refusing makes callers wait for as many times two seconds as there are connections.
 */
final class BoundedPool extends ConnectionPool {

    /** Longest time for one attempt: waiting for a free connection, making or checking it. */
    static final Duration ATTEMPT_WITHIN = Duration.ofMillis(1_500);

    /** No further attempt is begun after this. */
    private static final Duration RETRY_WITHIN = Duration.ofMillis(400);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(BoundedPool.class);

    private final Mono<Connection> create;

    /** @param size the most connections that may lie dead in the pool */
    BoundedPool(ConnectionPoolConfiguration configuration, int size) {
        super(configuration);
        this.create = Mono.defer(() -> promptly(super.create(), size, System.nanoTime()));
    }

    @Override
    public Mono<Connection> create() {
        return create;
    }

    private static Mono<Connection> promptly(Mono<Connection> attempt, int retries, long begun) {
        return attempt.retryWhen(Retry.max(retries)
                .filter(error ->
                        !(error instanceof R2dbcTimeoutException) && System.nanoTime() - begun < RETRY_WITHIN.toNanos())
                .onRetryExhaustedThrow((retry, last) -> last.failure()));
    }

    /** Waits for the connections to be closed, though not for ever: the other side may not answer any more. */
    @Override
    public void dispose() {
        disposeLater()
                .timeout(CLOSE_WITHIN)
                .onErrorResume(TimeoutException.class, late -> {
                    log.warn("Some connections to the database did not close within {}", CLOSE_WITHIN);
                    return Mono.empty();
                })
                .block();
    }
}
