package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.embedded.Folders;
import io.revenuesignals.embedded.KafkaBroker;
import io.revenuesignals.embedded.PostgresServer;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Rows of the outbox to records acknowledged by the broker, with the order per key checked on the topic. */
final class RelayBench implements Bench {

    private static final int KEYS = 500;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Nothing but the runtime: its relay is what is measured. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class RelayApplication {}

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String purpose() {
        return "events/s from the outbox to the topic, order per key checked";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        int count = options.facts() > 0 ? options.facts() : 200_000;
        Path folder = Files.createTempDirectory("signals-bench");
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0);
                PostgresServer server = PostgresServer.start(folder.resolve("postgres"), 0)) {
            server.createDatabase("relay", "relay", "for-this-run-only");
            try (ConfigurableApplicationContext context = application(broker, server);
                    Connection database = server.connect("relay")) {
                awaitTables(database);
                options.say("warming up");
                relay(database, 0, count / 4);
                options.say("measuring");
                double rate = relay(database, count / 4, count);
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("events", count);
                details.put("keys", KEYS);
                details.put("outOfOrder", outOfOrder(broker.bootstrapServers(), count + count / 4));
                return BenchResult.alone(name(), rate, "events/s", details);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            Folders.delete(folder);
        }
    }

    /** The runtime makes its tables beside everything else. */
    private static void awaitTables(Connection database) throws SQLException {
        long begin = System.nanoTime();
        while (Bed.number(database, "select count(*) from pg_class where oid = to_regclass('outbox_unsent')") == 0) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new CommandFailed("the runtime made no outbox");
            }
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private static ConfigurableApplicationContext application(KafkaBroker broker, PostgresServer server) {
        SpringApplication application = new SpringApplication(RelayApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--spring.application.name=relay-bench",
                "--spring.profiles.active=dev",
                "--server.address=127.0.0.1",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--spring.config.import=classpath:signals-defaults.yml",
                "--SIGNALS_KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers(),
                "--signals.messaging.replication-factor=1",
                "--signals.database.host=127.0.0.1",
                "--signals.database.port=" + server.port(),
                "--signals.database.name=relay",
                "--signals.database.user=relay",
                "--signals.database.password=for-this-run-only");
    }

    /** Adds rows as many small transactions would and waits until all are sent. */
    private static double relay(Connection database, int first, int count) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("""
                insert into outbox (bucket, topic, key, headers, value)
                select (n % ?) % 16, ?, 'key-' || n % ?, '{"ce_specversion":"1.0","content-type":"application/json"}',
                       '{"n":' || n || ',"filling":"' || repeat('x', 250) || '"}'
                  from generate_series(?::bigint, ?::bigint) n""")) {
            insert.setInt(1, KEYS);
            insert.setString(2, Topics.PROGRESS);
            insert.setInt(3, KEYS);
            insert.setLong(4, first);
            insert.setLong(5, first + count - 1L);
            insert.executeUpdate();
        }
        long begin = System.nanoTime();
        // Whether any waits, not how many: counting them would cost the database more than relaying them.
        while (Bed.number(database, "select count(*) from (select from outbox where sent_at is null limit 1) any_row")
                > 0) {
            LockSupport.parkNanos(50_000_000L);
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static long outOfOrder(String brokers, int expected) {
        Map<String, Long> last = new HashMap<>();
        long wrong = 0;
        long read = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.PROGRESS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (read < expected) {
                for (var record : consumer.poll(Duration.ofSeconds(5))) {
                    String value = new String(record.value(), StandardCharsets.US_ASCII);
                    long number = Long.parseLong(value.substring(5, value.indexOf(',')));
                    Long before = last.put(new String(record.key(), StandardCharsets.US_ASCII), number);
                    wrong += before != null && before > number ? 1 : 0;
                    read++;
                }
            }
        }
        return wrong;
    }
}
