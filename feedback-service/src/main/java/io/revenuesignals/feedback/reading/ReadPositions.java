package io.revenuesignals.feedback.reading;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far each reader got in each partition. Moves in the transaction of what was read, so that a record that comes again is
 * known, whatever was killed in between: Kafka's own offsets only say where to begin.
 */
public interface ReadPositions {

    /**
     * One partition.
     *
     * @param next the offset to read next
     * @param records how many were read since the first
     * @param first the offset of the first
     */
    record Position(Partition partition, long first, long next, long records) {

        /** Before anything was read of it. */
        public static Position start(Partition partition, long first) {
            return new Position(partition, first, first, 0);
        }
    }

    record Partition(String topic, int number) {}

    /** The positions known of these partitions, held until the current transaction ends. */
    Flux<Position> hold(String reader, Collection<Partition> partitions);

    /** Saves positions within the current transaction. */
    Mono<Void> move(String reader, List<Position> positions);

    /** Every position of a reader. */
    Flux<Position> all(String reader);
}
