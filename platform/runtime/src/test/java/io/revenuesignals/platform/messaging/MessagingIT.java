package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

/** The way of events from the log to their effects, and of decisions to the log. */
class MessagingIT extends MessagingStack {

    @Test
    void appliesAnEventOnceHoweverOftenItComes() {
        EventEnvelope<SaleRecorded> sale = sale("once", "5");
        publish(sale);
        publish(sale);
        awaitHeard("once");
        publish(sale);
        publish(sale("after-once", "1"));
        awaitHeard("after-once");
        assertThat(heard("once")).isEqualTo(1);
    }

    @Test
    void setsAPoisonRecordAsideWithItsReasonAndAppliesItsNeighbours() {
        publish(sale("before-poison", "1"));
        publishRaw("poison", "{\"product\": \"P1\", \"units\": ");
        publish(sale("behind-poison", "1"));
        awaitHeard("before-poison");
        awaitHeard("behind-poison");
        ConsumerRecord<byte[], byte[]> letter = letter("poison");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("NOT_JSON");
        assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(Topics.SALES);
        assertThat(header(letter, DeadLetters.GROUP)).isEqualTo("messaging-it");
        assertThat(value(letter)).isEqualTo("{\"product\": \"P1\", \"units\": ");
    }

    @Test
    void namesTheFieldOfAnInvalidFactByItsPointer() {
        publishRaw("bad-money", """
                {"product":"P1","place":{"store":"S1"},"units":1,"revenue":{"amount":2.99,"currency":"USD"},
                 "period":{"from":"2026-01-05","to":"2026-01-12"}}""");
        ConsumerRecord<byte[], byte[]> letter = letter("bad-money");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("INVALID_FIELD");
        assertThat(header(letter, DeadLetters.POINTER)).isEqualTo("/data/revenue/amount");
    }

    @Test
    void keepsTheFirstOfTwoDifferentEventsUnderOneIdAndSetsTheOtherAside() {
        publish(sale("twofold", "1"));
        publish(sale("twofold", "2"));
        ConsumerRecord<byte[], byte[]> letter = letter("twofold");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("CONFLICT");
        assertThat(database.sql("select units from heard where id = 'twofold'")
                        .map(row -> row.get(0, BigDecimal.class))
                        .all()
                        .collectList()
                        .block())
                .singleElement()
                .satisfies(units -> assertThat(units).isEqualByComparingTo("1"));
    }

    @Test
    void losesOnlyTheRowThatTheStoreRefuses() {
        for (int i = 0; i < 50; i++) {
            publish(sale("row-" + i, i == 23 ? "1001" : "1"));
        }
        assertThat(header(letter("row-23"), DeadLetters.REASON)).isEqualTo("REFUSED");
        await().atMost(PATIENCE).until(() -> count("id like 'row-%'") == 49);
        assertThat(heard("row-23")).isZero();
    }

    @Test
    void readsStructuredContentMode() {
        String structured = """
                {"specversion":"1.0","id":"structured","source":"/test","type":"io.revenuesignals.sale-recorded.v1",
                 "time":"2026-01-05T10:00:00+01:00","datacontenttype":"application/json","unheardOf":1,
                 "data":{"product":"P1","place":{"store":"S1"},"units":3,"revenue":{"amount":"8.97","currency":"USD"},
                         "period":{"at":"2026-01-05T10:00:00+01:00"},"later":"ignored"}}""";
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.SALES, bytes("P1|store:S1"), bytes(structured));
        record.headers().add("content-type", bytes("application/cloudevents+json; charset=UTF-8"));
        producer.send(record);
        awaitHeard("structured");
    }

    @Test
    void writesCloudEventsInBinaryModeFromTheOutboxWithTheChainThatLedToThem() {
        CustomerGained gained = new CustomerGained("wire-test", Place.store("S1"), null, LocalDate.of(2026, 1, 5));
        inTransaction(gained);
        ConsumerRecord<byte[], byte[]> record =
                awaitRecord(Topics.SALES, candidate -> value(candidate).contains("wire-test"));
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("io.revenuesignals.customer-gained.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/messaging-it");
        assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(header(record, "ce_correlationid")).isEqualTo("chain");
        assertThat(header(record, "ce_causationid")).isEqualTo("cause");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(key(record)).isEqualTo("wire-test|store:S1");
    }

    @Test
    void sendsNothingOfATransactionThatWasRolledBack() {
        CustomerGained undone = new CustomerGained("undone", Place.store("S1"), null, LocalDate.of(2026, 1, 5));
        transaction
                .transactional(
                        outbox.add(undone).then(reactor.core.publisher.Mono.error(new IllegalArgumentException("no"))))
                .onErrorComplete()
                .block();
        inTransaction(new CustomerGained("undone-marker", Place.store("S1"), null, LocalDate.of(2026, 1, 5)));
        awaitRecord(Topics.SALES, candidate -> value(candidate).contains("undone-marker"));
        assertThat(all(Topics.SALES)).noneMatch(record -> value(record).contains("\"undone\""));
    }

    @Test
    void relaysTheEventsOfAKeyInTheOrderTheyWereAdded() {
        List<String> expected = IntStream.range(0, 500)
                .mapToObj(i -> "2026-01-" + (10 + i % 10) + "#" + i)
                .toList();
        for (int part = 0; part < 10; part++) {
            List<CustomerGained> events = new ArrayList<>();
            for (int i = part * 50; i < part * 50 + 50; i++) {
                events.add(
                        new CustomerGained("ordered", Place.store("S1"), "#" + i, LocalDate.of(2026, 1, 10 + i % 10)));
            }
            transaction.transactional(outbox.addAll(events)).block();
        }
        await().atMost(PATIENCE).until(() -> ordered().size() >= expected.size());
        assertThat(ordered().stream().distinct().toList()).isEqualTo(expected);
    }

    private List<String> ordered() {
        return all(Topics.SALES).stream()
                .filter(record -> "ordered|store:S1".equals(key(record)))
                .map(record -> codec.json().readTree(record.value()))
                .map(data -> data.get("firstPurchase").stringValue()
                        + data.get("product").stringValue())
                .toList();
    }

    @Test
    void tellsWhatWaitsInTheOutboxAndForHowLong() throws Exception {
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        // While a transaction is open, nothing that was written after it began leaves the outbox.
        transaction
                .transactional(database.sql("select pg_current_xact_id()::text")
                        .map(row -> row.get(0, String.class))
                        .one()
                        .doOnNext(id -> begun.complete(null))
                        .then(end.asMono()))
                .subscribe();
        try {
            begun.get(30, TimeUnit.SECONDS);
            inTransaction(new CustomerGained("held-back", Place.store("S1"), null, LocalDate.of(2026, 1, 5)));
            await().atMost(PATIENCE).until(() -> gauge("signals.outbox.pending") == 1);
            assertThat(gauge("signals.outbox.age")).isPositive();
        } finally {
            end.tryEmitEmpty();
        }
        await().atMost(PATIENCE).until(() -> gauge("signals.outbox.pending") == 0);
        assertThat(gauge("signals.outbox.age")).isZero();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void neverSetsAsideWhatOnlyTheMissingDatabaseKeepsFromBeingStored() {
        publish(sale("before-outage", "1"));
        awaitHeard("before-outage");
        TestBroker.POSTGRES.kill();
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "outage-" + i).toList();
        ids.forEach(id -> publish(sale(id, "1")));
        producer.flush();
        TestBroker.POSTGRES.restart();
        ids.forEach(this::awaitHeard);
        assertThat(count("id like 'outage-%'")).isEqualTo(20);
        assertThat(all(LETTERS)).noneMatch(record -> header(record, "ce_id").startsWith("outage-"));
    }

    @Test
    void accountsForEveryEventReadByWhatBecameOfIt() {
        double before = settled();
        publish(sale("counted", "1"));
        publish(sale("counted", "1"));
        publishRaw("counted-poison", "[]");
        await().atMost(PATIENCE).until(() -> settled() - before >= 3);
        assertThat(heard("counted")).isEqualTo(1);
    }

    private double settled() {
        return meters.find("signals.events.received").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void answersForEveryEntryOfTheLogOnceTheBrokerHasIt() throws Exception {
        List<LogResult> results =
                log.append(List.of(entry("logged-1"), entry("logged-2"))).get(30, TimeUnit.SECONDS);
        assertThat(results).allMatch(LogResult.Stored.class::isInstance);
        awaitHeard("logged-1");
        awaitHeard("logged-2");
    }

    @Test
    void callsAnEntryUnknownWhenTheBrokerHoldsStillAndNeverWaitsLonger() throws Exception {
        TestBroker.KAFKA.pause();
        List<LogResult> results;
        List<LogResult> next;
        try {
            results = log.append(List.of(entry("held"))).get(30, TimeUnit.SECONDS);
            next = log.append(List.of(entry("refused"))).get(30, TimeUnit.SECONDS);
        } finally {
            TestBroker.KAFKA.resume();
        }
        assertThat(results).singleElement().isInstanceOf(LogResult.Unknown.class);
        assertThat(next).singleElement().isInstanceOf(LogResult.Unavailable.class);
        await().atMost(PATIENCE)
                .until(() -> log.append(List.of(entry("held")))
                                .get(30, TimeUnit.SECONDS)
                                .getFirst()
                        instanceof LogResult.Stored);
        awaitHeard("held");
        assertThat(heard("held")).isEqualTo(1);
    }
}
