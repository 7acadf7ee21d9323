package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TopicDeclarationTests {

    private static final String LETTERS = Topics.deadLetters(Topics.SALES, "readers");
    private static final String DAYS_35 = Long.toString(Duration.ofDays(35).toMillis());

    private static Map<String, NewTopic> topics(int replication, int inSync) {
        MessagingProperties settings = new MessagingProperties(
                "127.0.0.1:1",
                (short) replication,
                inSync,
                new MessagingProperties.Log(Duration.ofSeconds(2), DataSize.ofMegabytes(64), Duration.ofMillis(2)),
                new MessagingProperties.Intake(
                        3, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofMinutes(5)),
                new MessagingProperties.Relay(Duration.ofMillis(50), 4_000, Duration.ofDays(7)));
        return TopicDeclaration.topics(settings, "readers", List.of(Topics.SALES)).stream()
                .collect(Collectors.toMap(NewTopic::name, Function.identity()));
    }

    private static String setting(String topic, String name) {
        return topics(3, 2).get(topic).configs().get(name);
    }

    @Test
    void namesEveryTopicAndTheDeadLettersOfWhatIsHeard() {
        assertThat(topics(3, 2)).containsOnlyKeys(with(Topics.ALL, LETTERS));
        for (String topic : Topics.ALL) {
            assertThat(topics(3, 2).get(topic).numPartitions()).isEqualTo(12);
            assertThat(topics(3, 2).get(topic).replicationFactor()).isEqualTo((short) 3);
        }
    }

    private static String[] with(List<String> topics, String another) {
        return java.util.stream.Stream.concat(topics.stream(), java.util.stream.Stream.of(another))
                .toArray(String[]::new);
    }

    @Test
    void keepsFactsForEverAndEverythingElseAsLongAsClientsMayRepeat() {
        for (String topic : List.of(Topics.REFERENCE, Topics.OBSERVATIONS, Topics.SALES)) {
            assertThat(setting(topic, "retention.ms")).isEqualTo("-1");
        }
        for (String topic : List.of(Topics.GOALS, Topics.REQUESTS, Topics.PRICES, LETTERS)) {
            assertThat(setting(topic, "retention.ms")).isEqualTo(DAYS_35);
        }
        assertThat(setting(Topics.REFERENCE, "cleanup.policy")).isEqualTo("compact");
        assertThat(setting(Topics.SALES, "cleanup.policy")).isEqualTo("delete");
        assertThat(setting(LETTERS, "cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void wantsTwoCopiesBeforeARecordCountsAsTaken() {
        assertThat(setting(Topics.SALES, "min.insync.replicas")).isEqualTo("2");
        assertThat(setting(LETTERS, "min.insync.replicas")).isEqualTo("2");
        assertThat(topics(1, 2).get(Topics.SALES).configs()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void makesRoomForEveryRecordAmongTheDeadLetters() {
        long record = Long.parseLong(setting(Topics.SALES, "max.message.bytes"));
        assertThat(Long.parseLong(setting(LETTERS, "max.message.bytes"))).isGreaterThanOrEqualTo(2 * record);
    }
}
