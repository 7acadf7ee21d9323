package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.revenuesignals.platform.messaging.Faults.Kind;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.pool.PoolShutdownException;

class FaultsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08006", "53100", "53200", "53300", "57P01", "57P02", "57P03", "57014", "40001", "40P01",
                "55P03", "25006", "25P03", "25P04", "28P01", "58030"
            })
    void triesAgainWhenTheDatabaseIsInTrouble(String state) {
        assertThat(Faults.kindOf(new RuntimeException(new R2dbcTransientResourceException("no", state))))
                .isEqualTo(Kind.INFRASTRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22P02", "23505", "23514"})
    void looksForTheEventWhenTheDatabaseRefusesData(String state) {
        assertThat(Faults.kindOf(new RuntimeException(new R2dbcDataIntegrityViolationException("no", state))))
                .isEqualTo(Kind.DATA);
    }

    @Test
    void takesTroubleOfTheConnectionAsPassing() {
        assertThat(Faults.kindOf(new R2dbcTimeoutException("no connection within 2 s")))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new R2dbcNonTransientResourceException("connection closed")))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new IllegalStateException(new IOException("reset"))))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new TimeoutException("no metadata"))).isEqualTo(Kind.INFRASTRUCTURE);
    }

    @Test
    void takesErrorsOfClosingAsPassing() {
        assertThat(Faults.kindOf(new DataAccessResourceFailureException("no", new PoolShutdownException())))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new RejectedExecutionException("Scheduler unavailable")))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new CancellationException("Disposed"))).isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new IllegalStateException("The connection factory was closed")))
                .isEqualTo(Kind.INFRASTRUCTURE);
        assertThat(Faults.kindOf(new InterruptException("interrupted"))).isEqualTo(Kind.INFRASTRUCTURE);
    }

    @Test
    void takesARecordThatTheBrokerFindsTooLargeAsBadData() {
        assertThat(Faults.kindOf(new RecordTooLargeException("2 MB"))).isEqualTo(Kind.DATA);
    }

    @Test
    void callsUnknownWhatNobodyForesaw() {
        assertThat(Faults.kindOf(new NullPointerException())).isEqualTo(Kind.UNKNOWN);
        assertThat(Faults.kindOf(new R2dbcBadGrammarException("no such column", "42703")))
                .isEqualTo(Kind.UNKNOWN);
    }
}
