package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.goal.GoalPeriod;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalScope;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.goal.ProductSet;
import io.revenuesignals.contracts.sale.CustomerGained;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import reactor.core.publisher.Sinks;

/** Decisions leave in the order in which they were made, each of them, though commits, brokers and relays come and go. */
class OutboxIT extends MessagingStack {

    private static final Place STORE = Place.store("S1");

    @Autowired
    private ConnectionPool pool;

    @Autowired
    private KafkaProperties kafka;

    @Autowired
    private MessagingProperties settings;

    private static CustomerGained gained(String customer, int number) {
        return new CustomerGained(customer, STORE, "#" + number, LocalDate.of(2026, 1, 5));
    }

    private List<String> sent(String customer) {
        return all(Topics.SALES).stream()
                .filter(record -> (customer + "|store:S1").equals(key(record)))
                .map(record ->
                        codec.json().readTree(record.value()).get("product").stringValue())
                .toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "#" + i).toList();
    }

    private long marked(String customer) {
        return database.sql("select count(*) from outbox where key = $1 and sent_at is not null")
                .bind("$1", customer + "|store:S1")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void keepsTheOrderOfAKeyThoughTheFirstCommitsLast() throws Exception {
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<Void> committed = transaction
                .transactional(outbox.add(gained("late", 1))
                        .doOnNext(event -> written.complete(null))
                        .then(end.asMono()))
                .toFuture();
        try {
            written.get(30, TimeUnit.SECONDS);
            inTransaction(gained("late", 2));
            await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> marked("late") == 0);
        } finally {
            end.tryEmitEmpty();
        }
        committed.get(30, TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> marked("late") == 2);
        assertThat(sent("late")).containsExactly("#1", "#2");
    }

    @Test
    void sendsOnceThoughTwoRelaysRunAndGoesOnWhenTheFirstIsGone() {
        OutboxRelay second = new OutboxRelay(
                pool.unwrap(),
                new KafkaProducer<>(ProducerSettings.relay(kafka)),
                codec.json(),
                new MessagingMetrics(new SimpleMeterRegistry()),
                settings.relay());
        second.start();
        try {
            addOneByOne(0, 100);
            await().atMost(PATIENCE).until(() -> marked("twice") == 100);
            assertThat(sent("twice")).isEqualTo(numbers(0, 100));

            endHolderOfLocks();
            addOneByOne(100, 200);
            await().atMost(PATIENCE).until(() -> marked("twice") == 200);
            assertThat(sent("twice").stream().distinct().toList()).isEqualTo(numbers(0, 200));
            second.stop();
            second.start();
            addOneByOne(200, 210);
            await().atMost(PATIENCE).until(() -> marked("twice") == 210);
        } finally {
            second.stop();
            second.close();
        }
        inTransaction(gained("twice", 210));
        await().atMost(PATIENCE).until(() -> marked("twice") == 211);
    }

    private void addOneByOne(int from, int to) {
        IntStream.range(from, to).forEach(i -> inTransaction(gained("twice", i)));
    }

    private void endHolderOfLocks() {
        assertThat(database.sql("""
                                select count(pg_terminate_backend(pid))
                                  from (select distinct pid from pg_locks
                                         where locktype = 'advisory' and classid = 7304564) as holders""").map(row -> row.get(0, Long.class)).one().block(PATIENCE))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatIsDecidedWhileTheBrokerIsAway() {
        TestBroker.KAFKA.pause();
        try {
            inTransaction(gained("decided-without-broker", 1));
        } finally {
            TestBroker.KAFKA.resume();
        }
        await().atMost(PATIENCE).until(() -> marked("decided-without-broker") == 1);
        assertThat(sent("decided-without-broker")).contains("#1");
    }

    @Test
    void sendsDecisionsThatAreLargerThanAMegabyte() {
        transaction.transactional(outbox.add(goal("large-goal", 9_000))).block(PATIENCE);
        ConsumerRecord<byte[], byte[]> record =
                awaitRecord(Topics.GOALS, candidate -> "large-goal".equals(key(candidate)));
        assertThat(record.value().length).isGreaterThan(1_300_000);
    }

    @Test
    void takesNothingThatTheBrokerWouldNeverTake() {
        GoalPublished huge = goal("huge-goal", 15_000);
        Throwable error =
                catchThrowable(() -> transaction.transactional(outbox.add(huge)).block(PATIENCE));
        assertThat(error).isInstanceOf(RecordTooLargeException.class);
        assertThat(Faults.kindOf(error)).isEqualTo(Faults.Kind.DATA);
        inTransaction(gained("behind-huge", 1));
        await().atMost(PATIENCE).until(() -> marked("behind-huge") == 1);
    }

    private static GoalPublished goal(String id, int products) {
        List<String> names = IntStream.range(0, products)
                .mapToObj(i -> "%0150d".formatted(i))
                .toList();
        return new GoalPublished(
                id,
                1,
                new GoalDefinition(
                        "a goal for very many products",
                        Metric.UNITS,
                        BigDecimal.TEN,
                        null,
                        new GoalScope(
                                new ProductSet(names, List.of(), List.of(), List.of()),
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of()),
                        new GoalPeriod(
                                GoalPeriod.Kind.MONTH, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), "UTC"),
                        null,
                        null,
                        "mia"));
    }

    @Test
    void dropsOldDaysWholeButNoneWithSomethingUnsent() {
        await().atMost(PATIENCE).until(() -> !exists("outbox_20200101"));
        assertThat(exists("outbox_20200102")).isTrue();
        await().atMost(PATIENCE).until(() -> keysOnTopic(Topics.GOALS).contains("late-by-years"));
        assertThat(keysOnTopic(Topics.GOALS)).doesNotContain("sent-long-ago");
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        assertThat(exists("outbox_" + tomorrow.toString().replace("-", ""))).isTrue();
    }

    private boolean exists(String table) {
        return Boolean.TRUE.equals(database.sql("select to_regclass($1) is not null")
                .bind("$1", table)
                .map(row -> row.get(0, Boolean.class))
                .one()
                .block(PATIENCE));
    }

    private static List<String> keysOnTopic(String topic) {
        return all(topic).stream().map(MessagingStack::key).toList();
    }
}
