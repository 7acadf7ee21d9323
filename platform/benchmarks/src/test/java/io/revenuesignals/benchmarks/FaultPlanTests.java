package io.revenuesignals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.benchmarks.FaultPlan.Fault;
import io.revenuesignals.benchmarks.FaultPlan.Part;
import io.revenuesignals.benchmarks.FaultPlan.Planned;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTests {

    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    private static final Set<Fault> WITHOUT_FILL = EnumSet.complementOf(EnumSet.of(Fault.FILL));
    private static final int OPENING = 6;

    @Test
    void isTheSameForTheSameSeedWhateverSetTheKindsComeIn() {
        assertThat(FaultPlan.drawn(7, 50, ALL)).isEqualTo(FaultPlan.drawn(7, 50, new HashSet<>(ALL)));
        assertThat(FaultPlan.drawn(7, 50, ALL)).isNotEqualTo(FaultPlan.drawn(8, 50, ALL));
    }

    @Test
    void beginsAsALongerOneOfTheSameSeed() {
        assertThat(FaultPlan.drawn(7, 300, ALL).subList(0, 20)).isEqualTo(FaultPlan.drawn(7, 20, ALL));
    }

    @Test
    void opensWithEachKindAndAFullDiskForEachServer() {
        LongStream.range(0, 200).forEach(seed -> {
            List<Planned> opening = FaultPlan.drawn(seed, OPENING, ALL);
            assertThat(opening).hasSize(OPENING).extracting(Planned::fault).containsAll(ALL);
            assertThat(opening)
                    .filteredOn(planned -> planned.fault() == Fault.FILL)
                    .extracting(Planned::part)
                    .containsExactlyInAnyOrder(Part.BROKER, Part.DATABASE);
        });
    }

    @Test
    void opensInAnOrderThatTheSeedDecides() {
        assertThat(LongStream.range(0, 200)
                        .mapToObj(seed ->
                                FaultPlan.drawn(seed, OPENING, ALL).getFirst().fault())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void hitsEveryPartWithEverythingThatCanHitIt() {
        List<Planned> plan = FaultPlan.drawn(1, 300, ALL);
        assertThat(plan).hasSize(300).allMatch(planned -> planned.fault().hits(planned.part()));
        for (Fault fault : Fault.values()) {
            for (Part part : Part.values()) {
                if (fault.hits(part)) {
                    assertThat(plan)
                            .as("%s %s", fault, part)
                            .anyMatch(planned -> planned.fault() == fault && planned.part() == part);
                }
            }
        }
    }

    @Test
    void cutsAndFillsServersOnly() {
        assertThat(Fault.FILL.hits(Part.FEEDBACK)).isFalse();
        assertThat(Fault.CUT.hits(Part.ANALYTICS_1)).isFalse();
        assertThat(Fault.FILL.hits(Part.DATABASE)).isTrue();
        assertThat(Fault.CUT.hits(Part.BROKER)).isTrue();
    }

    @Test
    void leavesOutWhatCannotBeMadeHere() {
        assertThat(FaultPlan.drawn(1, 300, WITHOUT_FILL))
                .hasSize(300)
                .extracting(Planned::fault)
                .doesNotContain(Fault.FILL)
                .containsAll(WITHOUT_FILL);
    }

    @Test
    void canBeShorterThanItsOpening() {
        assertThat(FaultPlan.drawn(1, 2, ALL)).hasSize(2);
        assertThat(FaultPlan.drawn(1, 0, ALL)).isEmpty();
    }
}
