package io.revenuesignals.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import reactor.core.publisher.Mono;

/**
 * Brings the tables up to date. A database that can be reached is migrated before the service starts, and a migration that
 * fails stops the start. A database that is away stops nothing: the service starts, tries again until it succeeds, and until
 * then no connection is handed out, so that nobody ever works on tables of another version.
 */
public final class DatabaseSchema implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSchema.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Flyway flyway;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    DatabaseSchema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Whether the tables are those that this version of the service works with. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Completes when {@link #isReady}. */
    public Mono<Void> whenReady() {
        return Mono.fromFuture(ready, true).then();
    }

    @Override
    public void afterPropertiesSet() {
        try {
            flyway.migrate();
            ready.complete(true);
        } catch (FlywayException e) {
            if (!isAway(e)) {
                throw e;
            }
            log.warn("The database is away; its tables will be brought up to date when it is back ({})", reason(e));
            Thread.ofVirtual().name("database-schema").start(this::untilDone);
        }
    }

    private void untilDone() {
        Duration pause = FIRST_PAUSE;
        while (!isReady() && !closesWithin(pause)) {
            tryAgain();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void tryAgain() {
        try {
            flyway.migrate();
            ready.complete(true);
            log.info("The database is back and its tables are up to date");
        } catch (FlywayException e) {
            if (isAway(e)) {
                log.info("The database is still away ({})", reason(e));
            } else {
                log.error("The tables cannot be brought up to date; nothing that needs the database works", e);
            }
        }
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void destroy() {
        closing.countDown();
    }

    /** Connection lost or refused, too many connections, or the server on its way up or down. */
    private static boolean isAway(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && tellsAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsAway(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    private static String reason(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    }
}
