package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

class RawBatchConverterTests {

    private final RawBatchConverter converter = new RawBatchConverter();

    private Message<?> message(String... values) {
        List<ConsumerRecord<?, ?>> records = Stream.of(values)
                .<ConsumerRecord<?, ?>>map(value -> new ConsumerRecord<>(
                        Topics.SALES,
                        0,
                        7,
                        "P1|store:S1".getBytes(StandardCharsets.UTF_8),
                        value == null ? null : value.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return converter.toMessage(records, null, null, List.class);
    }

    @Test
    void losesNoRecordWhateverItHolds() {
        Message<?> message = message("{}", null, "no JSON", "");
        RawBatchConverter.Poll poll =
                (RawBatchConverter.Poll) message.getHeaders().get(RawBatchConverter.RECORDS);
        assertThat(poll.records())
                .extracting(
                        record -> record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(Arrays.asList("{}", null, "no JSON", ""));
        assertThat((List<?>) message.getPayload()).hasSize(4);
    }

    @Test
    void showsNoPricesWhereAMessageIsLogged() {
        assertThat(message("{\"wishedPrice\":{\"amount\":\"2.49\"}}").toString())
                .contains("1 records")
                .doesNotContain("2.49")
                .doesNotContain("P1|store:S1");
    }

    @Test
    void writesNothing() {
        assertThatThrownBy(() -> converter.fromMessage(new GenericMessage<>("{}"), Topics.SALES))
                .isInstanceOf(IllegalStateException.class);
    }
}
