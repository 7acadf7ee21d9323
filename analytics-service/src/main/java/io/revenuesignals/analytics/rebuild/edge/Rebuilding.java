package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.Rebuilds;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.platform.messaging.EventReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Builds anew: empties the tables, then reads the fact topics from their beginning to where they ended, through the same ledger as
 * live traffic, which goes on meanwhile. An instance that dies half-way is followed by another, which starts reading from the
 * beginning; what is there already is known to the ledger.
 */
@Component
class Rebuilding implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final List<String> FACT_TOPICS = List.of(Topics.REFERENCE, Topics.OBSERVATIONS, Topics.SALES);
    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLL_RECORDS = 4_000;

    private final Rebuilds rebuilds;
    private final ObjectProvider<EventReplay> replay;
    private final KafkaProperties kafka;
    private final UUID self = UUID.randomUUID();
    private @Nullable Thread thread;
    private volatile boolean running;

    Rebuilding(Rebuilds rebuilds, ObjectProvider<EventReplay> replay, KafkaProperties kafka) {
        this.rebuilds = rebuilds;
        this.replay = replay;
        this.kafka = kafka;
    }

    private void run() {
        while (running) {
            try {
                Rebuild due = rebuilds.hold(self, HOLD).block();
                if (due != null) {
                    rebuild(due);
                }
            } catch (RuntimeException e) {
                LOG.warn("building anew waits: {}", e.toString());
            }
            try {
                Thread.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void rebuild(Rebuild due) {
        if (due.wipedAt() == null) {
            LOG.info("building anew from the log, asked for by {}", due.requestedBy());
            rebuilds.wipe(due).block();
        }
        if (readAll(due)) {
            rebuilds.finish(due).block();
            LOG.info("built anew from the log");
        }
    }

    private boolean readAll(Rebuild due) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long begin = partitions.stream().mapToLong(consumer::position).sum();
            long inLog = ends.values().stream().mapToLong(Long::longValue).sum() - begin;
            while (running && isBehind(consumer, ends)) {
                List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
                consumer.poll(POLL).forEach(records::add);
                replay.getObject().replay(records);
                long read = partitions.stream().mapToLong(consumer::position).sum() - begin;
                rebuilds.progress(due, inLog, Math.min(read, inLog)).block();
                if (rebuilds.hold(self, HOLD).block() == null) {
                    return false;
                }
            }
            return running;
        }
    }

    private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        return settings;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return FACT_TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("rebuilding").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
