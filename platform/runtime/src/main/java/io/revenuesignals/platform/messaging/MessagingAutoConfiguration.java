package io.revenuesignals.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventCatalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** Wires the messaging of a service. What a service adds: its {@link EventConsumer} beans and the topics of its binding. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EnvelopeCodec envelopeCodec() {
        return new EnvelopeCodec(EventJson.mapper());
    }

    @Bean
    MessagingMetrics messagingMetrics(MeterRegistry registry) {
        return new MessagingMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    Ledger ledger(DatabaseClient database) {
        return new R2dbcLedger(database);
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(
            DatabaseClient database,
            EnvelopeCodec codec,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new R2dbcOutbox(database, codec, clock, service);
    }

    @Bean
    TopicDeclaration topicDeclaration(
            KafkaProperties kafka,
            MessagingProperties settings,
            ObjectProvider<EventConsumer> consumers,
            @Value("${spring.application.name}") String group) {
        Map<String, Object> admin = kafka.buildAdminProperties();
        admin.put("default.api.timeout.ms", 5_000);
        admin.put("request.timeout.ms", 4_000);
        return new TopicDeclaration(
                admin,
                TopicDeclaration.topics(
                        settings, group, heard(consumers.stream().toList())));
    }

    private static List<String> heard(List<EventConsumer> consumers) {
        return consumers.stream()
                .flatMap(consumer -> consumer.hears().stream())
                .map(MessagingAutoConfiguration::topicOf)
                .distinct()
                .sorted()
                .toList();
    }

    private static String topicOf(Class<? extends Event> kind) {
        return EventCatalog.typeOf(kind).topic();
    }

    @Bean(destroyMethod = "close")
    OutboxRelay outboxRelay(
            ConnectionFactory connections,
            KafkaProperties kafka,
            EnvelopeCodec codec,
            MessagingMetrics metrics,
            MessagingProperties settings) {
        return new OutboxRelay(
                unpooled(connections),
                new KafkaProducer<>(ProducerSettings.relay(kafka)),
                codec.json(),
                metrics,
                settings.relay());
    }

    @Bean
    OutboxWatch outboxWatch(DatabaseClient database, MeterRegistry registry) {
        return new OutboxWatch(database, registry);
    }

    // The relay holds its connection, and the locks on it, for as long as it runs.
    private static ConnectionFactory unpooled(ConnectionFactory connections) {
        ConnectionFactory inner = connections;
        while (!(inner instanceof ConnectionPool)
                && inner instanceof Wrapped<?> wrapper
                && wrapper.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner instanceof ConnectionPool pool ? pool.unwrap() : inner;
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "signals.messaging.log.enabled", havingValue = "true")
    KafkaEventLog eventLog(KafkaProperties kafka, MessagingProperties settings) {
        return new KafkaEventLog(new KafkaProducer<>(ProducerSettings.log(kafka, settings.log())), settings.log());
    }

    @Bean(destroyMethod = "close")
    DeadLetterProducer deadLetterProducer(KafkaProperties kafka) {
        return new DeadLetterProducer(new KafkaProducer<>(ProducerSettings.deadLetters(kafka)));
    }

    @Bean
    DeadLetters deadLetters(
            DeadLetterProducer producer,
            MessagingProperties settings,
            Clock clock,
            @Value("${spring.application.name}") String group) {
        return new DeadLetters(
                producer.producer(), group, clock, settings.intake().deadLetterWithin());
    }

    @Bean
    @ConditionalOnBean(EventConsumer.class)
    EventIntake eventIntake(
            ObjectProvider<EventConsumer> consumers,
            EnvelopeCodec codec,
            Ledger ledger,
            DeadLetters deadLetters,
            TransactionalOperator transaction,
            MessagingMetrics metrics,
            MessagingProperties settings,
            Clock clock,
            @Value("${spring.cloud.stream.bindings.eventIntake-in-0.destination:}") String destinations) {
        List<EventConsumer> all = consumers.orderedStream().toList();
        List<String> missing = new ArrayList<>(heard(all));
        missing.removeAll(List.of(destinations.split("\\s*,\\s*")));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "spring.cloud.stream.bindings.eventIntake-in-0.destination lacks " + missing);
        }
        return new EventIntake(all, codec, ledger, deadLetters, transaction, metrics, settings.intake(), clock);
    }

    @Bean
    RawBatchConverter rawBatchConverter() {
        return new RawBatchConverter();
    }

    /** Headers stay bytes, whatever class they claim to be. */
    @Bean
    KafkaHeaderMapper kafkaBinderHeaderMapper() {
        return new UntrustingHeaderMapper();
    }

    /** Never dead-letters: the intake has done so where it was due. What arrives here is read again, for ever. */
    @Bean
    DefaultErrorHandler eventErrorHandler() {
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, error) -> {
                    throw new IllegalStateException(
                            "offsets never move past what was neither stored nor set aside", error);
                },
                forEver());
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    static BackOff forEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(TimeUnit.SECONDS.toMillis(30));
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }

    @Bean
    ListenerContainerWithDlqAndRetryCustomizer eventContainers() {
        return new ListenerContainerWithDlqAndRetryCustomizer() {
            @Override
            public void configure(
                    AbstractMessageListenerContainer<?, ?> container,
                    String destination,
                    String group,
                    java.util.function.@org.jspecify.annotations.Nullable BiFunction<
                                    org.apache.kafka.clients.consumer.ConsumerRecord<?, ?>,
                                    Exception,
                                    org.apache.kafka.common.TopicPartition>
                            deadLetterDestination,
                    @org.jspecify.annotations.Nullable BackOff backOff) {
                container.getContainerProperties().setShutdownTimeout(TimeUnit.SECONDS.toMillis(25));
                container.getContainerProperties().setSyncCommits(true);
            }

            @Override
            public boolean retryAndDlqInBinding(String destination, String group) {
                return false;
            }
        };
    }

    /** Holds the producer of dead letters so that it is closed with the context. */
    record DeadLetterProducer(Producer<byte[], byte[]> producer) implements AutoCloseable {
        @Override
        public void close() {
            producer.close(java.time.Duration.ofSeconds(5));
        }
    }
}
