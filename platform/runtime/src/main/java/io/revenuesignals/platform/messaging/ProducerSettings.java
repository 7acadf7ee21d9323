package io.revenuesignals.platform.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * What the producers are told. All of them wait for every copy that must be there and write nothing twice; whatever a
 * deployment sets for Kafka in general, it cannot take that away.
 */
final class ProducerSettings {

    /** Largest event with its key and headers. A command may have a megabyte, and what it says may grow on the way. */
    static final int LARGEST_EVENT = 2 * 1024 * 1024;

    /** Largest dead letter: any record that a topic takes fits, with the reason why it is set aside. */
    static final int LARGEST_LETTER = 4 * 1024 * 1024;

    private ProducerSettings() {}

    /** Blocks briefly and answers in time: people wait. */
    static Map<String, Object> log(KafkaProperties kafka, MessagingProperties.Log log) {
        Map<String, Object> settings = safe(kafka, "event-log");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) log.linger().toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, log.maxInFlight().toBytes());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_EVENT);
        return settings;
    }

    /**
     * Repeats what was not acknowledged; a producer that gives up early would let later events overtake. One request at a time:
     * of two on the way to a partition that is only just made the broker may refuse the first and take the second, and then
     * never takes the first (KAFKA-15591).
     */
    static Map<String, Object> relay(KafkaProperties kafka) {
        Map<String, Object> settings = safe(kafka, "outbox-relay");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_EVENT);
        return settings;
    }

    /** Gives up in time for the poll to be read again. */
    static Map<String, Object> deadLetters(KafkaProperties kafka) {
        Map<String, Object> settings = safe(kafka, "dead-letters");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_LETTER);
        return settings;
    }

    private static Map<String, Object> safe(KafkaProperties kafka, String client) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
