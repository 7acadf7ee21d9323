package io.revenuesignals.platform.messaging;

import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/** Maps headers of records to bytes and nothing else; headers of messages stay where they are. */
final class UntrustingHeaderMapper implements KafkaHeaderMapper {

    @Override
    public void fromHeaders(MessageHeaders headers, Headers target) {
        // Events leave through the outbox or the log, which write their headers themselves.
    }

    @Override
    public void toHeaders(Headers source, Map<String, Object> target) {
        for (Header header : source) {
            target.put(header.key(), header.value());
        }
    }
}
