package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.platform.messaging.MessagingAutoConfiguration.DeadLetterProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of records that cannot be taken, whatever they are. */
class DeadLettersIT extends MessagingStack {

    @Autowired
    private DeadLetterProducer letters;

    @Test
    void keepsTheOffsetUntilTheDeadLetterIsWritten() throws Exception {
        publish(sale("before-unwritten", "1"));
        awaitHeard("before-unwritten");
        double failed = failedLetters();
        RecordMetadata poison;
        cleanUpLettersBy("compact");
        try {
            poison = producer.send(withoutKey("unwritten")).get();
            await().atMost(PATIENCE).until(() -> failedLetters() > failed);
            assertThat(committed(poison)).isLessThanOrEqualTo(poison.offset());
        } finally {
            cleanUpLettersBy("delete");
        }
        assertThat(header(letter("unwritten"), DeadLetters.OFFSET)).isEqualTo(Long.toString(poison.offset()));
        await().atMost(PATIENCE).until(() -> committed(poison) > poison.offset());
    }

    private ProducerRecord<byte[], byte[]> withoutKey(String id) {
        ProducerRecord<byte[], byte[]> keyed = record(id, bytes("no JSON"));
        return new ProducerRecord<>(keyed.topic(), null, null, null, keyed.value(), keyed.headers());
    }

    /** A topic that is compacted takes no record without a key. */
    private static void cleanUpLettersBy(String policy) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Collection<AlterConfigOp> change =
                    List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, LETTERS), change))
                    .all()
                    .get();
        }
    }

    private double failedLetters() {
        return letters.producer().metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("record-error-total")
                        && metric.metricName().group().equals("producer-metrics"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }

    private static long committed(RecordMetadata record) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets("messaging-it")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(record.topic(), record.partition()));
            return offset == null ? 0 : offset.offset();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestBroker.KAFKA.bootstrapServers()));
    }

    @Test
    void setsTheLargestRecordAsideAsItCame() throws Exception {
        byte[] value = bytes("x".repeat(ProducerSettings.LARGEST_EVENT - 2_000));
        send("largest", value, "none");
        publish(sale("behind-largest", "1"));
        awaitHeard("behind-largest");
        ConsumerRecord<byte[], byte[]> letter = letter("largest");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.headers().lastHeader(DeadLetters.SIZE)).isNull();
    }

    @Test
    void setsTheBeginningAsideOfARecordThatIsTooLargeOnceItIsUnpacked() throws Exception {
        byte[] value = bytes("x".repeat(6_000_000));
        send("unpacked", value, "gzip");
        publish(sale("behind-unpacked", "1"));
        awaitHeard("behind-unpacked");
        ConsumerRecord<byte[], byte[]> letter = letter("unpacked");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("x".repeat(256 * 1024));
        assertThat(Long.parseLong(header(letter, DeadLetters.SIZE))).isGreaterThan(6_000_000);
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("NOT_JSON");
        assertThat(header(letter, "ce_source")).isEqualTo("/test");
    }

    private void send(String id, byte[] value, String compression) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> generous = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBroker.KAFKA.bootstrapServers(),
                        "max.request.size",
                        8_000_000,
                        "compression.type",
                        compression),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            generous.send(record(id, value)).get();
        }
    }

    @Test
    void setsAnEmptyRecordAside() throws Exception {
        producer.send(record("tombstone", null)).get();
        publish(sale("behind-tombstone", "1"));
        awaitHeard("behind-tombstone");
        ConsumerRecord<byte[], byte[]> letter = letter("tombstone");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("NOT_AN_EVENT");
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isEqualTo(bytes("P1|store:S1"));
    }

    @Test
    void setsAsideWhatHappensMoreThanFiveMinutesFromNow() {
        publish(sale("in-an-hour", Instant.now().plus(Duration.ofHours(1))));
        publish(sale("in-four-minutes", Instant.now().plus(Duration.ofMinutes(4))));
        publish(sale("years-ago", Instant.parse("2019-01-01T00:00:00Z")));
        awaitHeard("in-four-minutes");
        awaitHeard("years-ago");
        assertThat(header(letter("in-an-hour"), DeadLetters.REASON)).isEqualTo("TIME_AHEAD");
        assertThat(heard("in-an-hour")).isZero();
    }

    private static EventEnvelope<SaleRecorded> sale(String id, Instant time) {
        return new EventEnvelope<>(id, "/test", time, null, null, sale(id, "1").data());
    }

    @Test
    void setsAsideAfterThreeTriesWhatNobodyForesaw() {
        publish(sale("before-unforeseen", "1"));
        awaitHeard("before-unforeseen");
        publish(sale("unforeseen", "777"));
        ConsumerRecord<byte[], byte[]> letter = letter("unforeseen");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("UNFORESEEN");
        assertThat(header(letter, DeadLetters.DETAIL)).contains("nobody foresaw this");
        assertThat(tries()).isEqualTo(3);
        publish(sale("behind-unforeseen", "1"));
        awaitHeard("behind-unforeseen");
        assertThat(heard("unforeseen")).isZero();
    }

    private long tries() {
        return database.sql("select last_value from unforeseen")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void countsAnEventOnceWhateverTimeOfReceiptItClaims() {
        for (String claimed :
                List.of("0001-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z")) {
            double applied = counted("applied");
            double others = counted("duplicate") + counted("conflict") + counted("rejected");
            ProducerRecord<byte[], byte[]> event = codec.encode(sale("received " + claimed, "1"));
            event.headers().add(EnvelopeCodec.RECEIVED_AT, bytes(claimed));
            producer.send(event);
            await().atMost(PATIENCE).until(() -> counted("applied") == applied + 1);
            assertThat(counted("duplicate") + counted("conflict") + counted("rejected"))
                    .as(claimed)
                    .isEqualTo(others);
        }
        assertThat(meters.get("signals.events.lag").gauge().value()).isBetween(0.0, 60.0);
    }

    private double counted(String outcome) {
        return meters.find("signals.events.received").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
