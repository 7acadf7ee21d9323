package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FaultLedgerTests {

    private final FaultLedger ledger = new FaultLedger();

    @Test
    void givesEveryFactANumberOfItsOwn() {
        assertThat(ledger.mean(50)).isZero();
        assertThat(ledger.mean(50)).isEqualTo(50);
        assertThat(ledger.meant()).isEqualTo(100);
    }

    @Test
    void keepsApartWhatWasMeantAndWhatWasAcknowledged() {
        ledger.mean(100);
        ledger.acknowledge(10, 5);
        ledger.acknowledge(12, 1);
        assertThat(ledger.acknowledged().stream()).containsExactly(10, 11, 12, 13, 14);
        assertThat(ledger.acknowledgedCount()).isEqualTo(5);
    }

    @Test
    void losesNothingOfWhatSeveralWritersTellIt() {
        int writers = 8;
        int batches = 2_000;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                threads.submit(() -> {
                    for (int batch = 0; batch < batches; batch++) {
                        ledger.acknowledge(ledger.mean(3), 3);
                    }
                });
            }
        }
        assertThat(ledger.acknowledgedCount()).isEqualTo(3L * writers * batches).isEqualTo(ledger.meant());
    }

    @Test
    void knowsNoSilenceBeforeTheSecondAcknowledgement() {
        ledger.mean(2);
        assertThat(ledger.longestSilenceSeconds()).isZero();
        ledger.acknowledge(0, 1);
        assertThat(ledger.longestSilenceSeconds()).isZero();
        ledger.acknowledge(1, 1);
        assertThat(ledger.longestSilenceSeconds()).isPositive();
    }
}
