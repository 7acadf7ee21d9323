package io.revenuesignals.feedback;

import io.revenuesignals.feedback.reading.ReadPositions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.backoff.ExponentialBackOff;

/** Makes the containers that read topics into views of this service. Each reads in a group of its own, from the beginning. */
@Component
public final class TopicReaders {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final int RECORDS_PER_POLL = 2_000;

    /** An answer stays in memory until its last record is handled, and a reader that lets others go first handles few at a time. */
    private static final int BYTES_PER_FETCH = 1024 * 1024;

    private final KafkaProperties kafka;
    private final ReadPositions positions;
    private final TransactionalOperator transaction;

    TopicReaders(KafkaProperties kafka, ReadPositions positions, TransactionalOperator transaction) {
        this.kafka = kafka;
        this.positions = positions;
        this.transaction = transaction;
    }

    /** Reads these topics at this pace. */
    public ConcurrentMessageListenerContainer<byte[], byte[]> of(
            String name, Collection<String> topics, Pace pace, RecordHandler handler) {
        return container(name, new ContainerProperties(topics.toArray(String[]::new)), pace, handler);
    }

    /** Reads every topic with such a name, also those that are made later. */
    public ConcurrentMessageListenerContainer<byte[], byte[]> of(String name, Pattern topics, RecordHandler handler) {
        return container(name, new ContainerProperties(topics), Pace.STEADY, handler);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            String name, ContainerProperties properties, Pace pace, RecordHandler handler) {
        TopicReader reader = new TopicReader(name, positions, transaction, pace, handler);
        properties.setGroupId(name);
        properties.setMessageListener(reader);
        properties.setConsumerRebalanceListener(reader);
        properties.setShutdownTimeout(STOP_WITHIN.toMillis());
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(settings()), properties);
        container.setCommonErrorHandler(forEver());
        container.setBeanName(name);
        return container;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_PER_FETCH);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return settings;
    }

    private static DefaultErrorHandler forEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(Duration.ofSeconds(30).toMillis());
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, error) -> {
                    throw new IllegalStateException("offsets never move past what was not kept", error);
                },
                backOff);
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
