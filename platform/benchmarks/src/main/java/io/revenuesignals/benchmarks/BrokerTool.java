package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What benches ask of the broker itself. */
final class BrokerTool {

    private static final Pattern RATE = Pattern.compile("(\\d+) records sent, ([0-9.]+) records/sec");

    private final String brokers;

    BrokerTool(String brokers) {
        this.brokers = brokers;
    }

    /** Records per second of Kafka's own performance tool: acks=all, idempotent, records of the given size. */
    double producerPerformance(int records, int size) throws IOException, InterruptedException {
        String topic = "bench-reference";
        createTopic(topic);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                topic,
                "--num-records",
                Integer.toString(records),
                "--record-size",
                Integer.toString(size),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + brokers,
                "acks=all");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CommandFailed("Kafka's performance tool failed: " + said.strip());
        }
        return lastRate(said);
    }

    // The tool prints a line every five seconds and a last one over everything.
    private static double lastRate(String said) {
        Matcher line = RATE.matcher(said);
        double rate = Double.NaN;
        while (line.find()) {
            rate = Double.parseDouble(line.group(2));
        }
        if (Double.isNaN(rate)) {
            throw new CommandFailed("Kafka's performance tool printed no rate: " + said.strip());
        }
        return rate;
    }

    void createTopic(String topic) throws InterruptedException {
        try (Admin admin = admin()) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, Topics.PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new CommandFailed("the topic " + topic + " cannot be made: " + e.getCause());
        }
    }

    /** How many records a topic holds, by its offsets. */
    long records(String topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topics.PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), _ -> OffsetSpec.latest()));
        try (Admin admin = admin()) {
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new CommandFailed("the offsets of " + topic + " cannot be read: " + e.getCause());
        }
    }

    /** Up to where a group has committed a topic, over all partitions. */
    long committed(Admin admin, String group, String topic) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic))
                    .map(Map.Entry::getValue)
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new CommandFailed("the offsets of " + group + " cannot be read: " + e.getCause());
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", brokers));
    }

    /** Writes facts straight to their topic, as an internal system may. */
    void publish(Facts facts, long first, long count) {
        EnvelopeCodec codec = new EnvelopeCodec(EventJson.mapper());
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024);
        String at = Instant.now().toString();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = first; i < first + count; i++) {
                var event = facts.event(i);
                producer.send(new ProducerRecord<>(
                        Topics.SALES,
                        null,
                        event.data().key().getBytes(StandardCharsets.UTF_8),
                        codec.data(event.data()),
                        codec.factHeaders(
                                Facts.TYPE,
                                event.source(),
                                event.id(),
                                event.time().toString(),
                                null,
                                null,
                                at)));
            }
            producer.flush();
        }
    }
}
