package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.local.terminal.Workplace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The guarantee suite, short: real processes, real faults. The long run is {@code ./signals bench faults --kills 300}. A run is
 * repeated with {@code -Dsignals.faults.seed}.
 */
class GuaranteesIT {

    private static final int FAULTS = 14;
    private static final long USUAL_SEED = 1_618;

    @Test
    void losesNothingItAcknowledgedAndCountsNothingTwiceWhateverIsKilledPausedCutOrFull() throws Exception {
        long seed = Long.getLong("signals.faults.seed", USUAL_SEED);
        System.out.println("seed of the faults: " + seed);
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        Workplace workplace = new Workplace(
                root, Path.of("target/faults"), Map.of(), System.out, System.err, new Workplace.Display.Lines());
        BenchOptions options = new BenchOptions(workplace, 0, 0, FAULTS, seed, 2);
        try (FaultBed bed = new FaultBed(options)) {
            FaultRun.Verdict verdict = new FaultRun(seed, FAULTS, System.out::println).run(bed);
            verdict.table().lines().forEach(System.out::println);
            System.out.println(verdict);
            FaultJudge.Findings findings = verdict.findings();
            assertThat(findings.acknowledged()).as("facts acknowledged").isPositive();
            assertThat(findings.lost()).as("facts lost, seed %s", seed).isZero();
            assertThat(findings.countedTwice())
                    .as("facts counted twice, seed %s", seed)
                    .isZero();
            assertThat(verdict.deadLetters()).as("dead letters, seed %s", seed).isZero();
            assertThat(verdict.disksNotMet())
                    .as("full disks not met, seed %s", seed)
                    .isZero();
            assertThat(findings.hold()).as("%s, seed %s", findings, seed).isTrue();
            assertThat(verdict.booksAgree())
                    .as(
                            "%s, %s in the log, %s stored, seed %s",
                            verdict.books(), verdict.inTheLog(), findings.stored(), seed)
                    .isTrue();
        }
    }
}
