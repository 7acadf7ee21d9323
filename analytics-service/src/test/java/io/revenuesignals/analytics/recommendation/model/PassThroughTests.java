package io.revenuesignals.analytics.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassThroughTests {

    @Test
    void isFullUntilChangesWereSeen() {
        assertThat(PassThrough.learned(List.of())).isEqualTo(PassThrough.assumed());
    }

    @Test
    void learnsWhatARetailerHandsOn() {
        Random random = new Random(1);
        List<PassThrough.Change> changes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double list = 0.08 * random.nextGaussian();
            changes.add(new PassThrough.Change(list, 0.6 * list + 0.03 * random.nextGaussian()));
        }

        PassThrough learned = PassThrough.learned(changes);

        assertThat(learned.rate()).isCloseTo(0.6, within(3 * learned.standardDeviation()));
        assertThat(learned.standardDeviation()).isLessThan(0.05);
        assertThat(learned.changes()).isEqualTo(200);
    }

    @Test
    void oneChangeMovesTheBeliefOnlyALittle() {
        PassThrough learned = PassThrough.learned(List.of(new PassThrough.Change(0.05, 0.02)));

        assertThat(learned.rate()).isBetween(0.8, 1.0);
    }
}
