package io.revenuesignals.platform.messaging;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Passes a poll on as it came: the payload is the list of values, the header {@value #RECORDS} the records themselves. Nothing
 * is converted, so nothing can vanish in conversion, and no header of a record becomes anything but bytes.
 */
final class RawBatchConverter implements BatchMessageConverter {

    /** Header with the {@link Poll}. */
    static final String RECORDS = "signals_records";

    /** The records of one poll. Its string form counts them and shows none: what fails is logged, and prices are not for logs. */
    record Poll(List<ConsumerRecord<byte[], byte[]>> records) {
        @Override
        public String toString() {
            return records.size() + " records";
        }
    }

    private static final byte[] EMPTY = {};

    @Override
    @SuppressWarnings("unchecked") // the binding's deserializers are those of bytes
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Type payloadType) {
        List<byte[]> values = records.stream()
                .map(record -> record.value() instanceof byte[] value ? value : EMPTY)
                .toList();
        return new GenericMessage<>(values, Map.of(RECORDS, new Poll((List<ConsumerRecord<byte[], byte[]>>)
                (List<?>) records)));
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
        throw new IllegalStateException("events go out through the outbox or the log, not through a binding");
    }
}
