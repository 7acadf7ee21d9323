package io.revenuesignals.feedback;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/**
 * Puts records into a view. Called inside the transaction that also moves the positions, with records that were never handled
 * before, in the order of their partitions. Takes whatever bytes come: there is nothing behind it that could refuse them.
 */
@FunctionalInterface
public interface RecordHandler {

    Mono<Void> handle(List<ConsumerRecord<byte[], byte[]>> records);
}
