package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.revenuesignals.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.ExtendedPropertiesBinder;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.MessageChannel;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** What is in effect after all defaults: a setting that loses or repeats events fails here, wherever it comes from. */
class MessagingSettingsIT extends MessagingStack {

    @Autowired
    private BinderWatch binder;

    @Autowired
    private BinderFactory binders;

    @Autowired
    private DefaultErrorHandler errorHandler;

    @Autowired
    private InputBindingLifecycle bindings;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private KafkaEventLog eventLog;

    @Autowired
    private TopicDeclaration topics;

    @Autowired
    private ConnectionPool pool;

    @Autowired
    private Environment environment;

    @BeforeEach
    void awaitConsumers() {
        await().atMost(PATIENCE).until(binder::isRunning);
    }

    @Test
    void consumersCommitNothingByThemselvesAndCreateNothing() {
        ConsumerConfig consumer = new ConsumerConfig(binder.consumer());
        assertThat(consumer.getBoolean("enable.auto.commit")).isFalse();
        assertThat(consumer.getBoolean("allow.auto.create.topics")).isFalse();
        assertThat(consumer.getString("group.id")).isEqualTo("messaging-it");
        assertThat(consumer.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(consumer.getString("group.protocol")).isEqualTo("classic");
        assertThat(consumer.getList("partition.assignment.strategy"))
                .containsExactly(CooperativeStickyAssignor.class.getName());
        assertThat(consumer.getClass("key.deserializer")).isEqualTo(ByteArrayDeserializer.class);
        assertThat(consumer.getClass("value.deserializer")).isEqualTo(ByteArrayDeserializer.class);
        // Facts that another system took back by aborting its transaction would be read: see RATIONALE.
        assertThat(consumer.getString("isolation.level")).isEqualTo("read_uncommitted");
        assertThat(consumer.getInt("max.poll.records")).isEqualTo(2_000);
        assertThat(consumer.getInt("max.poll.interval.ms")).isEqualTo(300_000);
        assertThat(consumer.getInt("fetch.max.bytes")).isEqualTo(3 * 1024 * 1024);
        assertThat(consumer.getInt("max.partition.fetch.bytes")).isEqualTo(512 * 1024);
    }

    @Test
    void theContainerCommitsAfterThePollAndLeavesErrorsToUs() {
        ContainerProperties container = binder.container().getContainerProperties();
        assertThat(container.getAckMode()).isEqualTo(ContainerProperties.AckMode.BATCH);
        assertThat(container.isSyncCommits()).isTrue();
        assertThat(container.getShutdownTimeout()).isEqualTo(25_000);
        assertThat(binder.container().getCommonErrorHandler()).isSameAs(errorHandler);
    }

    @Test
    void theBinderNeitherDeadLettersNorRetriesNorMakesTopics() {
        KafkaConsumerProperties consumer = consumerProperties();
        assertThat(consumer.isEnableDlq()).isFalse();
        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.auto-create-topics", Boolean.class))
                .isFalse();
        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.auto-add-partitions", Boolean.class))
                .isFalse();
        assertThat(environment.getProperty(
                        "spring.cloud.stream.bindings.eventIntake-in-0.consumer.max-attempts", Integer.class))
                .isEqualTo(1);
        assertThat(new MessagingAutoConfiguration()
                        .eventContainers()
                        .retryAndDlqInBinding(Topics.SALES, "messaging-it"))
                .isFalse();
    }

    private KafkaConsumerProperties consumerProperties() {
        ExtendedPropertiesBinder<?, ?, ?> kafka =
                (ExtendedPropertiesBinder<?, ?, ?>) binders.getBinder("kafka", MessageChannel.class);
        return (KafkaConsumerProperties) kafka.getExtendedConsumerProperties("eventIntake-in-0");
    }

    @Test
    void whatCannotBeStoredIsTriedForEverAtMostHalfAMinuteApart() {
        var pauses = MessagingAutoConfiguration.forEver().start();
        assertThat(pauses.nextBackOff()).isEqualTo(500);
        for (int i = 0; i < 100_000; i++) {
            assertThat(pauses.nextBackOff()).isBetween(1_000L, 30_000L);
        }
    }

    @Test
    void topicsAreThoseThatWereDeclared() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.KAFKA.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.ALL)
                    .contains(LETTERS)
                    .allMatch(name -> Topics.ALL.contains(name) || name.equals(LETTERS));
            assertThat(admin.describeTopics(Topics.ALL).allTopicNames().get().values())
                    .extracting(TopicDescription::partitions)
                    .allMatch(partitions -> partitions.size() == Topics.PARTITIONS);
        }
    }

    @Test
    void stopsConsumersAfterTheWebAndProducersAfterBoth() {
        assertThat(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE).isGreaterThan(bindings.getPhase());
        assertThat(bindings.getPhase()).isGreaterThan(relay.getPhase());
        assertThat(relay.getPhase()).isGreaterThan(eventLog.getPhase());
        assertThat(eventLog.getPhase()).isGreaterThan(topics.getPhase());
    }

    @Test
    void limitsOfStatementsLiveInTheDatabase() {
        assertThat(shown("statement_timeout")).isEqualTo("10s");
        assertThat(shown("lock_timeout")).isEqualTo("2s");
        assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(shown("TimeZone")).isEqualTo("UTC");
        assertThat(shown("application_name")).isEqualTo("messaging-it");
    }

    private String shown(String setting) {
        return database.sql("show " + setting)
                .map(row -> row.get(0, String.class))
                .one()
                .block(Duration.ofSeconds(30));
    }

    @Test
    void losesNoConnectionWhenReadersGoAway() {
        for (int i = 0; i < 300; i++) {
            Disposable reader = database.sql("select i, pg_sleep(0.001) from generate_series(1, 20) as i")
                    .map(row -> row.get(0, Integer.class))
                    .all()
                    .subscribe();
            // Not a wait for anything: each reader goes at another moment.
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100L * i));
            reader.dispose();
        }
        await().atMost(PATIENCE).until(() -> pool.getMetrics().orElseThrow().acquiredSize() == 0);
        List<Integer> answers = new ArrayList<>(Flux.range(0, 50)
                .flatMap(
                        i -> database.sql("select " + i)
                                .map(row -> row.get(0, Integer.class))
                                .one(),
                        10)
                .collectList()
                .block(Duration.ofSeconds(20)));
        Collections.sort(answers);
        assertThat(answers).hasSize(50).startsWith(0).endsWith(49);
    }

    @Test
    void refusesMoreThanMayWaitForTheBroker() throws Exception {
        byte[] megabyte = new byte[1024 * 1024];
        List<LogEntry> entries = Collections.nCopies(65, new LogEntry(Topics.SALES, new byte[0], megabyte, List.of()));
        assertThat(log.append(entries).get(30, TimeUnit.SECONDS))
                .hasSize(65)
                .allMatch(LogResult.Unavailable.class::isInstance);
        assertThat(eventLog.inFlightBytes()).isZero();
    }
}
