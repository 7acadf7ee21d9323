package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The log against Kafka's own producer without a broker: it answers when the test says so. */
class KafkaEventLogTests {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(10);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private KafkaEventLog log;

    @AfterEach
    void stop() {
        log.stop();
        log.close();
    }

    @Test
    void answersAsSoonAsTheBrokerHasEveryEntry() throws Exception {
        start(LATE);
        CompletableFuture<List<LogResult>> answer = log.append(List.of(entry(), entry()));
        awaitHandedOver(2);
        producer.completeNext();
        assertThat(answer).isNotDone();
        producer.completeNext();
        assertThat(answer.get(30, TimeUnit.SECONDS)).allMatch(LogResult.Stored.class::isInstance);
        assertThat(log.inFlightBytes()).isZero();
    }

    @Test
    void takesUpWhatComesWhileItRestsBeItBrieflyOrLong() {
        start(LATE);
        for (int entry = 1; entry <= 200; entry++) {
            CompletableFuture<List<LogResult>> answer = log.append(List.of(entry()));
            int sent = entry;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(100_000L * (1 + entry % 20)))
                    .until(() -> producer.history().size() == sent);
            producer.completeNext();
            assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void callsWhatIsOpenAtTheDeadlineUnknownAndNotEarlier() throws Exception {
        start(SOON);
        long begun = System.nanoTime();
        CompletableFuture<List<LogResult>> answer = log.append(List.of(entry(), entry()));
        awaitHandedOver(2);
        producer.completeNext();
        List<LogResult> results = answer.get(30, TimeUnit.SECONDS);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(SOON.toNanos());
        assertThat(results.get(0)).isInstanceOf(LogResult.Stored.class);
        assertThat(results.get(1)).isInstanceOf(LogResult.Unknown.class);
    }

    @Test
    void givesUpOneBatchAfterTheOther() throws Exception {
        start(SOON);
        CompletableFuture<List<LogResult>> first = log.append(List.of(entry()));
        CompletableFuture<List<LogResult>> answered = log.append(List.of(entry()));
        CompletableFuture<List<LogResult>> last = log.append(List.of(entry()));
        awaitHandedOver(3);
        assertThat(first.get(30, TimeUnit.SECONDS).getFirst()).isInstanceOf(LogResult.Unknown.class);
        producer.completeNext();
        producer.completeNext();
        assertThat(answered.get(30, TimeUnit.SECONDS)).hasSize(1);
        assertThat(last.get(30, TimeUnit.SECONDS).getFirst()).isInstanceOf(LogResult.Unknown.class);
    }

    @Test
    void stopsAtOnceWhenNothingIsOpen() throws Exception {
        start(LATE);
        assertThat(CompletableFuture.runAsync(log::stop)).succeedsWithin(4, TimeUnit.SECONDS);
        log.close();
        assertThat(producer.closed()).isTrue();
        assertThat(log.append(List.of(entry())).get().getFirst()).isInstanceOf(LogResult.Unavailable.class);
    }

    @Test
    void goesOnWhenItIsStartedAgain() throws Exception {
        start(LATE);
        log.stop();
        log.start();
        CompletableFuture<List<LogResult>> answer = log.append(List.of(entry()));
        awaitHandedOver(1);
        producer.completeNext();
        assertThat(answer.get(30, TimeUnit.SECONDS).getFirst()).isInstanceOf(LogResult.Stored.class);
    }

    @Test
    void stopsWhenTheLastOpenBatchIsAnswered() throws Exception {
        start(LATE);
        CompletableFuture<List<LogResult>> answer = log.append(List.of(entry()));
        awaitHandedOver(1);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(log::stop);
        await().until(() -> !log.isRunning());
        producer.completeNext();
        assertThat(stopping).succeedsWithin(4, TimeUnit.SECONDS);
        assertThat(answer.get().getFirst()).isInstanceOf(LogResult.Stored.class);
    }

    private void start(Duration answerWithin) {
        log = new KafkaEventLog(
                producer, new MessagingProperties.Log(answerWithin, DataSize.ofMegabytes(1), Duration.ZERO));
        log.start();
    }

    private void awaitHandedOver(int entries) {
        await().until(() -> producer.history().size() == entries);
    }

    private static LogEntry entry() {
        return new LogEntry(Topics.SALES, new byte[1], new byte[1], List.of());
    }
}
