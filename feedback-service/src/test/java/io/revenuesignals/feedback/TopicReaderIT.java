package io.revenuesignals.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.feedback.reading.ReadPositions;
import io.revenuesignals.testing.SignalsTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@SignalsTest
class TopicReaderIT {

    private static final Pace THREE_AT_ONCE = new Pace() {
        @Override
        public int recordsAtOnce() {
            return 3;
        }

        @Override
        public Duration restAfter(Duration work) {
            return Duration.ZERO;
        }
    };

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final String name = "reader-" + UUID.randomUUID();
    private final List<List<Long>> handled = new CopyOnWriteArrayList<>();

    @Autowired
    private ReadPositions positions;

    @Autowired
    private TransactionalOperator transaction;

    private TopicReader reader(RecordHandler handler) {
        return new TopicReader(name, positions, transaction, THREE_AT_ONCE, handler);
    }

    /** Assigned when the partition ended here. */
    private TopicReader readerAssigned(long end, RecordHandler handler) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(PARTITION));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        TopicReader reader = reader(handler);
        reader.onPartitionsAssigned(consumer, List.of(PARTITION));
        return reader;
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll() {
        return poll(8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(int records) {
        return LongStream.range(0, records)
                .mapToObj(offset -> new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]))
                .toList();
    }

    private Mono<Void> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        handled.add(records.stream().map(ConsumerRecord::offset).toList());
        return Mono.empty();
    }

    @Test
    void readsAPollInPartsAsThePaceWants() {
        reader(this::handle).onMessage(poll());

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L));
    }

    @Test
    void goesOnBehindThePartsThatWereReadWhenAPollComesAgain() {
        RecordHandler failingInTheMidst = records ->
                records.getFirst().offset() == 3 ? Mono.error(new IllegalStateException("away")) : handle(records);
        assertThatThrownBy(() -> reader(failingInTheMidst).onMessage(poll())).hasMessageContaining("could not be kept");

        reader(this::handle).onMessage(poll());

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L));
    }

    @Test
    void goesOnBehindWhatWasReadThoughThePartitionEndedBeforeItWhenItWasAssigned() {
        AtomicBoolean away = new AtomicBoolean(true);
        TopicReader reader = readerAssigned(
                2,
                records -> records.getFirst().offset() == 3 && away.get()
                        ? Mono.error(new IllegalStateException("away"))
                        : handle(records));
        assertThatThrownBy(() -> reader.onMessage(poll())).hasMessageContaining("could not be kept");

        away.set(false);
        reader.onMessage(poll());

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L));
    }

    @Test
    void doesNotHandleAgainWhatWasCommittedThoughNobodyWaitedForIt() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        TopicReader reader =
                readerAssigned(2, records -> Mono.fromFuture(goOn, true).then(Mono.defer(() -> handle(records))));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> reader.onMessage(poll())).hasMessageContaining("interrupted");
        Thread.interrupted();
        goOn.complete(null);
        await().until(() -> positions.all(name).blockFirst() != null);

        reader.onMessage(poll());

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L));
    }

    @Test
    void readsAPartitionFromItsBeginningThatWasMadeAnew() {
        readerAssigned(8, this::handle).onMessage(poll());
        handled.clear();

        readerAssigned(2, this::handle).onMessage(poll(4));

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L));
    }
}
