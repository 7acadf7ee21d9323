package io.revenuesignals.platform.messaging;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.platform.observability.Correlation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A service that hears sales, on a broker and a database of its own. One context for all tests of the messaging. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:signals-messaging.yml",
            "spring.application.name=messaging-it",
            "spring.main.web-application-type=none",
            "spring.profiles.active=dev",
            "server.address=127.0.0.1",
            "management.server.address=127.0.0.1",
            "management.server.port=0",
            "spring.flyway.locations=classpath:db/platform,classpath:db/migration",
            "signals.messaging.log.enabled=true",
            "signals.messaging.replication-factor=1",
            "signals.messaging.intake.transaction-within=5s",
            "signals.messaging.intake.dead-letter-within=3s",
            "spring.cloud.stream.bindings.eventIntake-in-0.destination=" + Topics.SALES,
            "spring.autoconfigure.exclude=org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagingStack {

    static final String LETTERS = Topics.deadLetters(Topics.SALES, "messaging-it");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    EnvelopeCodec codec;

    @Autowired
    Outbox outbox;

    @Autowired
    EventLog log;

    @Autowired
    MeterRegistry meters;

    KafkaProducer<byte[], byte[]> producer;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        registry.add("SIGNALS_KAFKA_BOOTSTRAP_SERVERS", TestBroker.KAFKA::bootstrapServers);
        registry.add("signals.database.port", TestBroker.POSTGRES::port);
        registry.add("signals.database.name", () -> TestBroker.DATABASE);
        registry.add("signals.database.user", () -> TestBroker.DATABASE);
        registry.add("signals.database.password", () -> TestBroker.PASSWORD);
        registry.add("signals.database.ssl-mode", () -> "disable");
    }

    @BeforeAll
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.KAFKA.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    void disconnect() {
        producer.close();
    }

    LogEntry entry(String id) {
        EventEnvelope<SaleRecorded> sale = sale(id, "1");
        return new LogEntry(
                Topics.SALES,
                bytes(sale.data().key()),
                codec.data(sale.data()),
                codec.factHeaders(
                        sale.type().wireName(),
                        sale.source(),
                        sale.id(),
                        sale.time().toString(),
                        null,
                        null,
                        Instant.now().toString()));
    }

    void inTransaction(CustomerGained gained) {
        transaction
                .transactional(outbox.add(gained))
                .contextWrite(new Correlation("chain", "cause")::in)
                .block();
    }

    static EventEnvelope<SaleRecorded> sale(String id, String units) {
        return new EventEnvelope<>(
                id,
                "/test",
                Instant.parse("2026-01-05T10:00:00Z"),
                null,
                null,
                new SaleRecorded(
                        "P1",
                        Place.store("S1"),
                        new BigDecimal(units),
                        MoneyAmount.of("2.99", "USD"),
                        SalePeriod.week(LocalDate.of(2026, 1, 5))));
    }

    void publish(EventEnvelope<?> event) {
        producer.send(codec.encode(event));
    }

    void publishRaw(String id, String value) {
        producer.send(record(id, bytes(value)));
    }

    /** A sale of the test's product and store by its headers, whatever the value is. */
    ProducerRecord<byte[], byte[]> record(String id, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.SALES, bytes("P1|store:S1"), value);
        codec.factHeaders(
                        "io.revenuesignals.sale-recorded.v1",
                        "/test",
                        id,
                        "2026-01-05T10:00:00Z",
                        null,
                        null,
                        "2026-01-05T10:00:01Z")
                .forEach(record.headers()::add);
        return record;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    static String value(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    void awaitHeard(String id) {
        await("heard " + id).atMost(PATIENCE).ignoreExceptions().until(() -> heard(id) > 0);
    }

    long heard(String id) {
        return count("id = '" + id + "'");
    }

    long count(String condition) {
        return count("heard", condition);
    }

    Mono<Void> run(String sql) {
        return database.sql(sql).fetch().rowsUpdated().then();
    }

    /** Begins a new round, as whoever empties tables does, and lets go only when what was begun meanwhile waits for the ledger. */
    void whileTheLedgerIsEmptied(Runnable begin) throws Exception {
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> emptied = transaction
                .transactional(run("lock table event_ledger in exclusive mode")
                        .doOnSuccess(nothing -> locked.complete(null))
                        .then(end.asMono())
                        .then(run("update event_round set round = round + 1")))
                .toFuture();
        locked.get(30, TimeUnit.SECONDS);
        begin.run();
        await().atMost(PATIENCE)
                .until(() -> count("pg_locks", "relation = 'event_ledger'::regclass and not granted") > 0);
        end.tryEmitEmpty();
        emptied.get(30, TimeUnit.SECONDS);
    }

    long count(String table, String condition) {
        return database.sql("select count(*) from " + table + " where " + condition)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(30));
    }

    ConsumerRecord<byte[], byte[]> letter(String id) {
        return awaitRecord(LETTERS, record -> header(record, "ce_id").equals(id));
    }

    ConsumerRecord<byte[], byte[]> awaitRecord(
            String topic, java.util.function.Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> all(topic).stream().filter(wanted).findFirst().orElse(null), record -> record != null);
    }

    static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestBroker.KAFKA.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
