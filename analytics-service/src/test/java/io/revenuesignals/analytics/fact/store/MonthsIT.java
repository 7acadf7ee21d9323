package io.revenuesignals.analytics.fact.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.revenuesignals.testing.SignalsTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Instances and consumers that need the same month at the same time make it once. */
@SignalsTest
class MonthsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoeverComesSecondFindsTheMonthMade() throws Exception {
        Connection first = Mono.from(connections.create()).block();
        Connection second = Mono.from(connections.create()).block();
        try {
            Mono.from(first.beginTransaction()).block();
            make(first).block();
            CompletableFuture<Long> waiting = make(second).toFuture();
            awaitWaiting();

            Mono.from(first.commitTransaction()).block();

            assertThatCode(() -> waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .doesNotThrowAnyException();
            assertThat(number("select count(*) from pg_inherits where inhrelid = to_regclass('sale_2071_03')"))
                    .isEqualTo(1);
        } finally {
            Mono.from(first.close()).block();
            Mono.from(second.close()).block();
            database.sql("drop table if exists sale_2071_03")
                    .fetch()
                    .rowsUpdated()
                    .block();
        }
    }

    private static Mono<Long> make(Connection connection) {
        return Flux.from(connection
                        .createStatement("select ensure_month('sale', date '2071-03-01')")
                        .execute())
                .flatMap(result -> result.map((row, metadata) -> 1L))
                .count();
    }

    private void awaitWaiting() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (number(
                        "select count(*) from pg_stat_activity where wait_event = 'advisory' and query like '%2071-03-01%'")
                == 0) {
            assertThat(Instant.now()).as("the second waits for the first").isBefore(giveUp);
            Thread.onSpinWait();
        }
    }

    private long number(String query) {
        return database.sql(query).map(row -> row.get(0, Long.class)).one().block();
    }
}
