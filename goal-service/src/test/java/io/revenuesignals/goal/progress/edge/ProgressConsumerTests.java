package io.revenuesignals.goal.progress.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.progress.ShareMoved;
import io.revenuesignals.goal.progress.InMemoryProgress;
import io.revenuesignals.goal.progress.Measure;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.testing.ContractSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden samples of what this feature hears, on a twin in memory. */
class ProgressConsumerTests {

    private final InMemoryProgress progress = new InMemoryProgress();
    private final ProgressConsumer consumer = new ProgressConsumer(progress);

    @Test
    void readsEverySampleOfProgress() {
        for (EventEnvelope<GoalProgressed> sample : ContractSamples.of(GoalProgressed.class)) {
            GoalProgressed data = sample.data();
            consumer.apply(List.of(received(sample))).block();
            Measure kept = progress.history(data.goal(), null, 9)
                    .filter(measure -> measure.asOf().equals(data.asOf()))
                    .blockFirst();
            assertThat(kept.actual()).isEqualByComparingTo(data.actual());
            assertThat(kept.state()).isEqualTo(data.state().name());
            assertThat(kept.probability()).isEqualTo(data.probability());
        }
    }

    @Test
    void readsEverySampleOfAShareMoveOnce() {
        for (EventEnvelope<ShareMoved> sample : ContractSamples.of(ShareMoved.class)) {
            consumer.apply(List.of(received(sample))).block();
            consumer.apply(List.of(received(sample))).block();
        }
        assertThat(progress.moves(null, null, null, 99).collectList().block())
                .hasSize(ContractSamples.of(ShareMoved.class).size());
    }

    @Test
    void writesTheLastOfManyMeasuresOfADay() {
        EventEnvelope<GoalProgressed> sample = ContractSamples.first(GoalProgressed.class);
        consumer.apply(List.of(received(later(sample, 1, 7)), received(later(sample, 2, 8)), received(sample)))
                .block();
        Measure latest = progress.latest(List.of(sample.data().goal())).blockFirst();
        assertThat(latest.observations()).isEqualTo(8);
    }

    private static EventEnvelope<GoalProgressed> later(
            EventEnvelope<GoalProgressed> event, int millis, long observations) {
        GoalProgressed data = event.data();
        return new EventEnvelope<>(
                event.id() + millis,
                event.source(),
                event.time(),
                null,
                null,
                new GoalProgressed(
                        data.goal(),
                        data.version(),
                        data.metric(),
                        data.target(),
                        data.actual(),
                        data.projection(),
                        data.probability(),
                        data.state(),
                        observations,
                        data.dataThrough(),
                        data.asOf().plusMillis(millis)));
    }

    private static ReceivedEvent received(EventEnvelope<?> event) {
        UUID id = UUID.nameUUIDFromBytes(event.id().getBytes(StandardCharsets.UTF_8));
        return new ReceivedEvent(event, id, id, event.type().topic(), 0, 0, event.time(), new byte[0]);
    }
}
