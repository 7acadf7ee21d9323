package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tables that were emptied are filled again from the log, beside whatever comes. */
class ReplayIT extends MessagingStack {

    @Autowired
    EventReplay replay;

    @Autowired
    List<EventConsumer> consumers;

    @Autowired
    Ledger ledger;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    MessagingMetrics metrics;

    @Autowired
    MessagingProperties settings;

    @Test
    void appliesWhatWasEmptiedOnceMoreToThoseWhoAreRebuiltAndToNobodyElse() {
        publish(sale("emptied-1", "1"));
        publish(sale("emptied-2", "2"));
        publish(sale("emptied-2", "2"));
        awaitHeard("emptied-1");
        awaitHeard("emptied-2");

        empty("emptied");
        double received = received();
        long fresh = freshness();
        replay.replay(records("emptied"));
        replay.replay(records("emptied"));

        assertThat(count("id like 'emptied-%'")).isEqualTo(2);
        assertThat(count("told", "id like 'emptied-%'")).isEqualTo(2);
        assertThat(received()).as("a replay is not counted as received").isEqualTo(received);
        assertThat(freshness()).as("old events say nothing about freshness").isEqualTo(fresh);
    }

    @Test
    void appliesARepeatThatComesAfterTheEmptyingOnce() {
        publish(sale("repeated", "1"));
        awaitHeard("repeated");
        empty("repeated");
        publish(sale("repeated", "1"));
        publish(sale("repeated", "1"));
        publish(sale("after-repeated", "1"));
        awaitHeard("after-repeated");
        replay.replay(records("repeated"));
        assertThat(heard("repeated")).isEqualTo(1);
        assertThat(count("told", "id = 'repeated'")).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOfTwoDifferentEventsAlsoWhenTheOtherIsReplayedBeforeIt() {
        publish(sale("disputed", "1"));
        awaitHeard("disputed");
        publish(sale("disputed", "2"));
        letter("disputed");
        empty("disputed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(records("disputed"));
        Collections.reverse(records);
        long letters = letters();

        replay.replay(records.subList(0, 1));
        assertThat(heard("disputed")).isZero();
        replay.replay(records);
        assertThat(count("id = 'disputed' and units = 1")).isEqualTo(1);
        assertThat(heard("disputed")).isEqualTo(1);
        assertThat(letters()).as("the world has been told").isEqualTo(letters);
    }

    @Test
    void tellsHowManyOfThoseItAppliedBeforeAreRefusedNow() {
        publish(sale("fits-1", "1"));
        publish(sale("fits-no-more", "999"));
        publish(sale("fits-never", "1001"));
        awaitHeard("fits-1");
        awaitHeard("fits-no-more");
        letter("fits-never");
        empty("fits");
        run("alter table heard add constraint narrow check (units < 999) not valid")
                .block();
        try {
            assertThat(replay.replay(records("fits"))).isEqualTo(1);
        } finally {
            run("alter table heard drop constraint narrow").block();
        }
        assertThat(heard("fits-1")).isEqualTo(1);
        assertThat(replay.replay(records("fits"))).isZero();
        assertThat(heard("fits-no-more")).isEqualTo(1);
    }

    @Test
    void doesNotLetInByReplayWhatWasAheadOfItsTime() {
        Instant ahead = Instant.now().plus(Duration.ofMinutes(10));
        publish(sale("ahead", "1", ahead));
        assertThat(header(letter("ahead"), DeadLetters.REASON)).isEqualTo("TIME_AHEAD");
        laterBy(Duration.ofHours(1)).replay(records("ahead"));
        assertThat(heard("ahead")).isZero();
    }

    @Test
    void replaysWhatWasLetInBecauseItHadWaited() {
        EventEnvelope<SaleRecorded> late = sale("waited", "1");
        ProducerRecord<byte[], byte[]> record = codec.encode(late);
        long yesterday = late.time().minus(Duration.ofDays(1)).toEpochMilli();
        producer.send(
                new ProducerRecord<>(record.topic(), null, yesterday, record.key(), record.value(), record.headers()));
        awaitHeard("waited");
        empty("waited");
        replay.replay(records("waited"));
        assertThat(heard("waited")).isEqualTo(1);
    }

    @Test
    void countsWhatWaitedForTheEmptyingToTheRoundBehindIt() throws Exception {
        whileTheLedgerIsEmptied(() -> publish(sale("waiting", "1")));
        awaitHeard("waiting");
        replay.replay(records("waiting"));
        assertThat(heard("waiting")).isEqualTo(1);
    }

    /** As whoever rebuilds does: nobody claims anything while the table is emptied and the new round begins. */
    private void empty(String ids) {
        transaction
                .transactional(run("lock table event_ledger in exclusive mode")
                        .then(run("update event_round set round = round + 1"))
                        .then(run("delete from heard where id like '" + ids + "%'")))
                .block();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String ids) {
        return all(Topics.SALES).stream()
                .filter(record -> header(record, "ce_id").startsWith(ids))
                .toList();
    }

    private EventReplay laterBy(Duration time) {
        return new EventIntake(
                consumers,
                codec,
                ledger,
                deadLetters,
                transaction,
                metrics,
                settings.intake(),
                Clock.offset(Clock.systemUTC(), time));
    }

    private static long letters() {
        return all(LETTERS).size();
    }

    private long freshness() {
        return meters.get("signals.events.freshness").timer().count();
    }

    private double received() {
        return meters.find("signals.events.received").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static EventEnvelope<SaleRecorded> sale(String id, String units, Instant time) {
        EventEnvelope<SaleRecorded> sale = sale(id, units);
        return new EventEnvelope<>(sale.id(), sale.source(), time, null, null, sale.data());
    }
}
