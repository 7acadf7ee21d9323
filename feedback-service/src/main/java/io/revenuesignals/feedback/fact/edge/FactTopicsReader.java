package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.EventType;
import io.revenuesignals.feedback.Pace;
import io.revenuesignals.feedback.RecordAttributes;
import io.revenuesignals.feedback.TopicReaders;
import io.revenuesignals.feedback.fact.DoorSettings;
import io.revenuesignals.feedback.fact.FactTopics;
import io.revenuesignals.feedback.fact.KeepingReceipts;
import io.revenuesignals.feedback.fact.TakingFacts;
import io.revenuesignals.feedback.fact.model.LoggedFact;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.messaging.UnreadableEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Reads the topics of facts again, also what others wrote straight to them, and keeps receipts. The rules are those of every
 * reader: what is no fact for them is none here.
 */
@Configuration(proxyBeanMethods = false)
class FactTopicsReader {

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> factTopics(
            TopicReaders readers,
            KeepingReceipts receipts,
            EnvelopeCodec codec,
            Clock clock,
            DoorSettings settings,
            TakingFacts takingFacts) {
        Judge judge = new Judge(codec, clock, settings.clockSkew());
        Pace pace = takingFacts.firstBefore(settings.busyPerSecond(), settings.restShare());
        return readers.of(
                FactTopics.READER,
                factTopicNames(),
                pace,
                records -> receipts.keep(records.stream().map(judge::logged).toList()));
    }

    /** The topics that facts travel on. */
    static List<String> factTopicNames() {
        return EventCatalog.types().stream()
                .filter(EventType::isFact)
                .map(EventType::topic)
                .distinct()
                .toList();
    }

    private record Judge(EnvelopeCodec codec, Clock clock, Duration skew) {

        LoggedFact logged(ConsumerRecord<byte[], byte[]> record) {
            EventEnvelope<? extends Event> event = decoded(record);
            if (event == null) {
                RecordAttributes attributes = RecordAttributes.of(record.headers(), record.value());
                return new LoggedFact(
                        null,
                        EventIdentity.fingerprint("", new byte[0]),
                        attributes.sourceOrUnknown(),
                        attributes.typeOrUnknown(),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        attributes.time(),
                        Instant.ofEpochMilli(record.timestamp()));
            }
            return new LoggedFact(
                    EventIdentity.of(event.source(), event.id()),
                    EventIdentity.fingerprint(event.type().wireName(), record.value()),
                    event.source(),
                    event.type().name(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    event.time(),
                    EnvelopeCodec.receivedAt(record.headers(), record.timestamp()));
        }

        private @Nullable EventEnvelope<? extends Event> decoded(ConsumerRecord<byte[], byte[]> record) {
            try {
                EventEnvelope<?> event = codec.decode(record.topic(), record.headers(), record.value());
                return event.time().isAfter(clock.instant().plus(skew)) ? null : event;
            } catch (UnreadableEvent unreadable) {
                return null;
            }
        }
    }
}
