package io.revenuesignals.testing;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at topics and writes to them from outside of every service. Sees each topic from its beginning, what other tests left
 * there included, so look for ids of your own. Safe for use by several threads.
 */
public final class EventProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final EnvelopeCodec codec = new EnvelopeCodec(EventJson.mapper());
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Watch> watches = new HashMap<>();

    public EventProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Waits for an event.
     *
     * @return the first on the topic that the predicate accepts
     * @throws AssertionError when none came within the patience
     */
    public EventEnvelope<?> await(String topic, Predicate<EventEnvelope<?>> wanted, Duration patience) {
        return decoded(awaitRaw(topic, entry -> decodes(entry).filter(wanted).isPresent(), patience));
    }

    /** As {@link #await(String, Predicate, Duration)}, for events that carry an {@code E}. */
    public <E extends Event> EventEnvelope<E> await(
            String topic, Class<E> kind, Predicate<E> wanted, Duration patience) {
        return await(topic, event -> kind.isInstance(event.data()) && wanted.test(kind.cast(event.data())), patience)
                .as(kind);
    }

    /** Waits for a record, whatever it holds. */
    public ConsumerRecord<byte[], byte[]> awaitRaw(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted, Duration patience) {
        return watch(topic).await(wanted, patience);
    }

    /** Everything readable that is on the topic now, in the order of the partitions. */
    public List<EventEnvelope<?>> all(String topic) {
        List<EventEnvelope<?>> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> entry : watch(topic).all()) {
            decodes(entry).ifPresent(events::add);
        }
        return events;
    }

    /** Writes an event as its own service would, and returns when the broker has it. */
    public void publish(EventEnvelope<?> event) {
        send(codec.encode(event));
    }

    /** Writes anything, and returns when the broker has it. */
    public void publishRaw(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Iterable<? extends Header> headers) {
        List<Header> copied = new ArrayList<>();
        headers.forEach(copied::add);
        send(new ProducerRecord<>(topic, null, key, value, copied));
    }

    /** The headers that a service would write for the event; a start for headers that lie. */
    public List<Header> headers(EventEnvelope<?> event) {
        return codec.headers(event);
    }

    @Override
    public synchronized void close() {
        producer.close();
        watches.values().forEach(Watch::close);
        watches.clear();
    }

    private void send(ProducerRecord<byte[], byte[]> entry) {
        try {
            producer.send(entry).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take the record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private Optional<EventEnvelope<?>> decodes(ConsumerRecord<byte[], byte[]> entry) {
        try {
            return Optional.of(decoded(entry));
        } catch (UnreadableEvent notAnEvent) {
            return Optional.empty();
        }
    }

    private EventEnvelope<?> decoded(ConsumerRecord<byte[], byte[]> entry) {
        return codec.decode(entry.topic(), entry.headers(), entry.value());
    }

    private synchronized Watch watch(String topic) {
        return watches.computeIfAbsent(topic, Watch::new);
    }

    /** One topic, from its beginning. */
    private final class Watch {

        private final String topic;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

        Watch(String topic) {
            this.topic = topic;
            this.consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        }

        synchronized ConsumerRecord<byte[], byte[]> await(
                Predicate<ConsumerRecord<byte[], byte[]>> wanted, Duration patience) {
            long end = System.nanoTime() + patience.toNanos();
            int looked = 0;
            while (true) {
                for (; looked < seen.size(); looked++) {
                    if (wanted.test(seen.get(looked))) {
                        return seen.get(looked);
                    }
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError(
                            "Nothing like that among " + seen.size() + " records on " + topic + " within " + patience);
                }
                more();
            }
        }

        synchronized List<ConsumerRecord<byte[], byte[]>> all() {
            if (!assigned()) {
                return List.of();
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                more();
            }
            return List.copyOf(seen);
        }

        synchronized void close() {
            consumer.close();
        }

        private void more() {
            if (assigned()) {
                consumer.poll(POLL).forEach(seen::add);
            } else {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }

        /** False while the topic does not exist. */
        private boolean assigned() {
            if (consumer.assignment().isEmpty()) {
                List<PartitionInfo> found = consumer.partitionsFor(topic);
                List<TopicPartition> partitions = (found == null ? List.<PartitionInfo>of() : found)
                        .stream()
                                .map(partition -> new TopicPartition(topic, partition.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            }
            return !consumer.assignment().isEmpty();
        }
    }
}
