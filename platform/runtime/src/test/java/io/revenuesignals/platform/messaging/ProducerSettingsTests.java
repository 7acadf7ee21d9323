package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.unit.DataSize;

/** What the producers do in effect, after Kafka's defaults and whatever a deployment sets. */
class ProducerSettingsTests {

    private final KafkaProperties kafka = new KafkaProperties();

    /** Kafka logs every setting of every configuration that is made. */
    @BeforeAll
    static void quieten() {
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.WARN);
    }

    @BeforeEach
    void knowBrokers() {
        kafka.setBootstrapServers(List.of("127.0.0.1:19092"));
    }

    private ProducerConfig log() {
        return effective(ProducerSettings.log(
                kafka,
                new MessagingProperties.Log(Duration.ofSeconds(2), DataSize.ofMegabytes(64), Duration.ofMillis(2))));
    }

    private ProducerConfig relay() {
        return effective(ProducerSettings.relay(kafka));
    }

    private ProducerConfig letters() {
        return effective(ProducerSettings.deadLetters(kafka));
    }

    private static ProducerConfig effective(Map<String, Object> settings) {
        return new ProducerConfig(settings);
    }

    @Test
    void allWaitForEveryCopyAndWriteNothingTwiceOrOutOfOrder() {
        for (ProducerConfig producer : List.of(log(), relay(), letters())) {
            assertThat(producer.getString("acks")).isEqualTo("-1");
            assertThat(producer.getBoolean("enable.idempotence")).isTrue();
            assertThat(producer.getInt("max.in.flight.requests.per.connection")).isLessThanOrEqualTo(5);
            assertThat(producer.getInt("retries")).isEqualTo(Integer.MAX_VALUE);
            assertThat(producer.getString("transactional.id")).isNull();
        }
    }

    @Test
    void thatOfTheRelaySendsNothingWhileItDoesNotKnowWhatBecameOfWhatItSent() {
        assertThat(relay().getInt("max.in.flight.requests.per.connection")).isOne();
    }

    @Test
    void thatOfTheLogBlocksAtMostASecondGivesUpAfterTenAndHoldsWhatMayWait() {
        assertThat(log().getLong("max.block.ms")).isEqualTo(1_000);
        assertThat(log().getInt("delivery.timeout.ms")).isEqualTo(10_000);
        assertThat(log().getInt("request.timeout.ms")).isEqualTo(5_000);
        assertThat(log().getLong("buffer.memory")).isEqualTo(64L * 1024 * 1024);
    }

    @Test
    void thatOfTheRelayNeverGivesUp() {
        assertThat(relay().getInt("delivery.timeout.ms")).isEqualTo(Integer.MAX_VALUE);
        assertThat(relay().getLong("max.block.ms")).isEqualTo(5_000);
    }

    @Test
    void thatOfDeadLettersGivesUpBeforeThePollWouldBeTakenAway() {
        assertThat(letters().getInt("delivery.timeout.ms")).isEqualTo(10_000);
        assertThat(letters().getLong("max.block.ms")).isEqualTo(5_000);
    }

    @Test
    void takeWhatTopicsTake() {
        assertThat(log().getInt("max.request.size")).isEqualTo(2 * 1024 * 1024);
        assertThat(relay().getInt("max.request.size")).isEqualTo(2 * 1024 * 1024);
        assertThat(letters().getInt("max.request.size")).isEqualTo(4 * 1024 * 1024);
    }

    @Test
    void cannotBeMadeCarelessByADeployment() {
        kafka.getProducer().setAcks("1");
        kafka.getProperties().put("enable.idempotence", "false");
        kafka.getProducer().getProperties().put("delivery.timeout.ms", "1");
        allWaitForEveryCopyAndWriteNothingTwiceOrOutOfOrder();
        thatOfTheLogBlocksAtMostASecondGivesUpAfterTenAndHoldsWhatMayWait();

        kafka.getProducer().setRetries(0);
        assertThatThrownBy(this::log).isInstanceOf(ConfigException.class);
    }
}
