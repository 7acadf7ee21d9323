package io.revenuesignals.feedback;

import io.revenuesignals.feedback.reading.ReadPositions;
import io.revenuesignals.feedback.reading.ReadPositions.Partition;
import io.revenuesignals.feedback.reading.ReadPositions.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Reads topics into a view: what was read and how far that was commit together, and after the whole poll the offsets move. Any
 * error is thrown, and the container brings the same poll again until it passes; what was read of it before is passed over.
 */
final class TopicReader implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final long COMMIT_WITHIN_SECONDS = 60;

    private final String name;
    private final ReadPositions positions;
    private final TransactionalOperator transaction;
    private final Pace pace;
    private final RecordHandler handler;
    private final Map<Partition, Long> ends = new ConcurrentHashMap<>();

    TopicReader(
            String name, ReadPositions positions, TransactionalOperator transaction, Pace pace, RecordHandler handler) {
        this.name = name;
        this.positions = positions;
        this.transaction = transaction;
        this.pace = pace;
        this.handler = handler;
    }

    /** Remembers where partitions end, to notice one that is younger than our position in it. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, java.util.Collection<TopicPartition> partitions) {
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> ends.put(new Partition(partition.topic(), partition.partition()), end));
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> unread = records;
        while (!unread.isEmpty()) {
            int together = Math.min(unread.size(), pace.recordsAtOnce());
            long begun = System.nanoTime();
            await(transaction.transactional(read(unread.subList(0, together))));
            LockSupport.parkNanos(
                    pace.restAfter(Duration.ofNanos(System.nanoTime() - begun)).toNanos());
            unread = unread.subList(together, unread.size());
        }
    }

    private Mono<Void> read(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Partition, List<ConsumerRecord<byte[], byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(
                        record -> new Partition(record.topic(), record.partition()),
                        HashMap::new,
                        Collectors.toCollection(ArrayList::new)));
        return positions
                .hold(name, byPartition.keySet())
                .collectMap(Position::partition, Function.identity())
                .flatMap(known -> read(byPartition, known));
    }

    private Mono<Void> read(
            Map<Partition, List<ConsumerRecord<byte[], byte[]>>> byPartition, Map<Partition, Position> known) {
        List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
        List<Position> moved = new ArrayList<>();
        byPartition.forEach((partition, records) -> {
            Position position = position(partition, records.getFirst().offset(), known);
            List<ConsumerRecord<byte[], byte[]>> unread = records.stream()
                    .filter(record -> record.offset() >= position.next())
                    .toList();
            if (!unread.isEmpty()) {
                fresh.addAll(unread);
                moved.add(new Position(
                        position.partition(),
                        position.first(),
                        unread.getLast().offset() + 1,
                        position.records() + unread.size()));
            }
        });
        return fresh.isEmpty() ? Mono.empty() : handler.handle(fresh).then(positions.move(name, moved));
    }

    private Position position(Partition partition, long firstOffset, Map<Partition, Position> known) {
        Position position = known.get(partition);
        Long end = ends.get(partition);
        boolean younger = position != null && end != null && end < position.next() && firstOffset < end;
        if (!younger) {
            // The position is of this partition, also when it moves behind that end and the same poll comes again.
            ends.remove(partition);
        }
        return position == null || younger ? Position.start(partition, firstOffset) : position;
    }

    // Waits without cancelling: should it commit late, the positions tell when the poll comes again.
    private static void await(Mono<Void> work) {
        try {
            work.toFuture().get(COMMIT_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRead("interrupted", e);
        } catch (TimeoutException e) {
            throw new NotRead("the database did not commit in time", e);
        } catch (ExecutionException e) {
            throw new NotRead("the records could not be kept", e.getCause() == null ? e : e.getCause());
        }
    }

    /** The records of a poll are not in the view; they come again. */
    private static final class NotRead extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRead(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
