package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The fact topics, from their beginning to where they ended when this was opened: what comes later live traffic brings. Counts
 * offsets, so what was compacted away counts as read once it is passed.
 */
final class FactLog implements AutoCloseable {

    /** The reference topic is compacted: of what is gone there, something newer is left. */
    private static final List<String> KEPT_WHOLE = List.of(Topics.OBSERVATIONS, Topics.SALES);

    private static final List<String> COMPACTED = List.of(Topics.REFERENCE);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;

    FactLog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.begins = new HashMap<>(consumer.beginningOffsets(partitions));
        this.ends = new HashMap<>(consumer.endOffsets(partitions));
    }

    private List<TopicPartition> partitions() {
        return Stream.of(COMPACTED, KEPT_WHOLE)
                .flatMap(List::stream)
                .flatMap(topic -> infos(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** None where the topic does not exist yet. */
    private List<PartitionInfo> infos(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        return found == null ? List.of() : found;
    }

    /** How many records there are. */
    long size() {
        return sum(ends) - sum(begins);
    }

    /** How many facts the log had and has no more: they cannot be read again. */
    long gone() {
        return begins.entrySet().stream()
                .filter(begin -> KEPT_WHOLE.contains(begin.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many records are read. */
    long read() {
        return begins.entrySet().stream()
                .mapToLong(begin -> Math.min(position(begin.getKey()), end(begin.getKey())) - begin.getValue())
                .sum();
    }

    boolean isRead() {
        return ends.keySet().stream().allMatch(partition -> position(partition) >= end(partition));
    }

    /** The next records, none when none came in half a second. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    private long position(TopicPartition partition) {
        return consumer.position(partition);
    }

    private long end(TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
