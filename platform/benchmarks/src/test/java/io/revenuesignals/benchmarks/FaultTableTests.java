package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.benchmarks.FaultPlan.Fault;
import io.revenuesignals.benchmarks.FaultPlan.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultTableTests {

    @Test
    void saysHowOftenEachFaultHitEachPart() {
        FaultTable table = new FaultTable(Optional.empty());
        table.count(Fault.KILL, Part.BROKER);
        table.count(Fault.KILL, Part.BROKER);
        table.count(Fault.FILL, Part.DATABASE);
        assertThat(table.lines())
                .containsExactly(
                        "            FEEDBACK ANALYTICS_1 ANALYTICS_2      BROKER    DATABASE",
                        "KILL               0           0           0           2           0",
                        "PAUSE              0           0           0           0           0",
                        "RESTART            0           0           0           0           0",
                        "CUT                -           -           -           0           0",
                        "FILL               -           -           -           0           1");
        assertThat(table.map()).containsOnlyKeys("KILL BROKER", "FILL DATABASE").containsEntry("KILL BROKER", 2);
    }

    @Test
    void saysThatNoDiskIsMadeFullWhereNoneCanBe() {
        FaultTable table = new FaultTable(Optional.of("mount: only root may"));
        assertThat(table.lines().getLast()).isEqualTo("FILL     not drawn: mount: only root may");
        assertThat(table.map()).containsEntry("FILL", "not drawn: mount: only root may");
    }
}
