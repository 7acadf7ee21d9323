package io.revenuesignals.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {

    @TempDir
    static Path directory;

    static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start(directory.resolve("kafka"), 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
        assertThat(broker.isRunning()).isFalse();
    }

    @Test
    void keepsRecordsWhenKilledAndRestarted() throws Exception {
        createTopic("kept");
        send("kept", "before");
        broker.kill();
        assertThat(broker.isRunning()).isFalse();
        broker.restart();
        send("kept", "after");
        assertThat(read("kept", 2)).containsExactly("before", "after");
    }

    @Test
    void keepsRecordsWhenStoppedInOrder() throws Exception {
        createTopic("ordered");
        send("ordered", "before");
        broker.restart();
        assertThat(read("ordered", 1)).containsExactly("before");
    }

    @Test
    void answersNothingWhilePausedAndEverythingAfter() throws Exception {
        createTopic("paused");
        try (KafkaProducer<String, String> producer = producer()) {
            producer.partitionsFor("paused");
            broker.pause();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("paused", "late"));
            assertThat(sent.isDone()).isFalse();
            broker.resume();
            assertThat(sent.get(30, TimeUnit.SECONDS).offset()).isZero();
        }
        assertThat(read("paused", 1)).containsExactly("late");
    }

    @Test
    void createsNoTopicByUse() {
        try (KafkaProducer<String, String> producer = producer()) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("never-declared", "x"))
                            .get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(broker.port(), 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(elsewhere.isBound()).isTrue();
        }
    }

    @Test
    void namesTheTakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.host()))) {
            assertThatThrownBy(() -> KafkaBroker.start(directory.resolve("taken"), taken.getLocalPort()))
                    .isInstanceOf(ServerDidNotStart.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void saysWhatTheBrokerSaidWhenItEndsWhileStarting() {
        assertThatThrownBy(
                        () -> KafkaBroker.start(directory.resolve("wrong"), 0, Map.of("log.retention.hours", "many")))
                .isInstanceOf(ServerDidNotStart.class)
                .hasMessageContaining("ended while starting")
                .hasMessageContaining("log.retention.hours");
    }

    private static void createTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(String topic, String text) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(topic, text)).get(30, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.block.ms", 5_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", topic, "auto.offset.reset", "earliest");
        List<String> texts = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int polls = 0; polls < 60 && texts.size() < count; polls++) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    texts.add(record.value());
                }
            }
        }
        return texts;
    }
}
