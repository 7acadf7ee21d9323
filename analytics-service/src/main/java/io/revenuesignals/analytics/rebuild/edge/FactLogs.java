package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.RebuildSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Opens the fact topics beside the group that reads them live. */
@Component
class FactLogs {

    /** An operator waits for the answer. */
    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    private final KafkaProperties kafka;
    private final RebuildSettings settings;

    FactLogs(KafkaProperties kafka, RebuildSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Fails with a {@code KafkaException} when the broker does not answer. */
    FactLog open() {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new FactLog(consumer);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Map<String, Object> consumer() {
        Map<String, Object> consumer = kafka.buildConsumerProperties();
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.recordsAtOnce());
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        consumer.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        return consumer;
    }
}
