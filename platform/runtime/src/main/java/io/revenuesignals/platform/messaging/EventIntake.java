package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.platform.messaging.DeadLetters.Letter;
import io.revenuesignals.platform.messaging.MessagingMetrics.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes events in, a poll at a time, and lets each have its effect once.
 *
 * <p>Read and decode → claim in the ledger → effects of all consumers, in one transaction → dead letters → and only when this
 * method returns does the offset move. What cannot be decoded, conflicts with what was applied, or is refused by the store is
 * set aside by itself; its neighbours are applied. Trouble of the infrastructure is thrown, and the poll comes again.
 */
final class EventIntake implements Consumer<Message<List<byte[]>>>, EventReplay {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);
    private static final String UNKNOWN_TYPE = "unknown";

    private final List<Hearing> hearings;
    private final Set<Class<? extends Event>> heard;
    private final Set<Class<? extends Event>> rebuilt;
    private final EnvelopeCodec codec;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final TransactionalOperator transaction;
    private final MessagingMetrics metrics;
    private final MessagingProperties.Intake settings;
    private final Clock clock;

    EventIntake(
            List<EventConsumer> consumers,
            EnvelopeCodec codec,
            Ledger ledger,
            DeadLetters deadLetters,
            TransactionalOperator transaction,
            MessagingMetrics metrics,
            MessagingProperties.Intake settings,
            Clock clock) {
        this.hearings = consumers.stream()
                .map(consumer -> new Hearing(consumer, Set.copyOf(consumer.hears())))
                .toList();
        this.heard = new HashSet<>();
        this.rebuilt = new HashSet<>();
        for (Hearing hearing : hearings) {
            heard.addAll(hearing.kinds);
            if (hearing.consumer.isRebuiltFromLog()) {
                rebuilt.addAll(hearing.kinds);
            }
        }
        this.codec = codec;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void accept(Message<List<byte[]>> message) {
        if (!(message.getHeaders().get(RawBatchConverter.RECORDS) instanceof RawBatchConverter.Poll poll)) {
            throw new IllegalStateException("the binding must use the converter rawBatchConverter");
        }
        take(poll.records());
    }

    /** Takes the records of one poll. Returns once every one of them is applied, known, or set aside. */
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        Reading reading = new Reading(records.size(), false);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, reading);
        }
        apply(reading.events, reading);
        if (!reading.letters.isEmpty()) {
            deadLetters.send(reading.letters);
        }
        reading.tally.forEach((key, count) -> metrics.count(key.type, key.outcome, count[0]));
    }

    @Override
    public int replay(List<ConsumerRecord<byte[], byte[]>> records) {
        Reading reading = new Reading(records.size(), true);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, reading);
        }
        apply(reading.events, reading);
        return reading.refused.isEmpty() ? 0 : lost(reading.refused);
    }

    /** What was refused the first time is no loss when it is refused again. */
    private int lost(List<ReceivedEvent> refused) {
        List<ReceivedEvent> lost = await(ledger.emptied(refused));
        lost.forEach(event -> LOG.error(
                "event {} of {} was applied before and is refused now",
                event.envelope().id(),
                event.envelope().source()));
        return lost.size();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Reading reading) {
        try {
            EventEnvelope<?> event = codec.decode(record.topic(), record.headers(), record.value());
            if (!heard.contains(event.data().getClass())) {
                reading.count(event.type().name(), Outcome.IGNORED);
                return;
            }
            Instant taken = reading.replay ? Instant.ofEpochMilli(record.timestamp()) : clock.instant();
            boolean ahead = event.time().isAfter(taken.plus(settings.aheadTolerance()));
            if (ahead && !reading.replay) {
                throw new UnreadableEvent(UnreadableEvent.Code.TIME_AHEAD, "/time", "is more than five minutes ahead");
            }
            // Ahead of the broker's clock it may still have been let in, where it waited before it was read: the ledger
            // knows.
            reading.events.add(new Incoming(record, received(record, event), !ahead));
        } catch (UnreadableEvent e) {
            reading.letters.add(new Letter(record, e.code().name(), e.pointer(), e.detail()));
            reading.count(UNKNOWN_TYPE, Outcome.REJECTED);
        }
    }

    private static ReceivedEvent received(ConsumerRecord<byte[], byte[]> record, EventEnvelope<?> event) {
        return new ReceivedEvent(
                event,
                EventIdentity.of(event.source(), event.id()),
                EventIdentity.fingerprint(event.type().wireName(), record.value()),
                record.topic(),
                record.partition(),
                record.offset(),
                EnvelopeCodec.receivedAt(record.headers(), record.timestamp()),
                record.value());
    }

    private void apply(List<Incoming> events, Reading reading) {
        if (events.isEmpty()) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                settled(events, inTransaction(events), reading);
                return;
            } catch (RuntimeException e) {
                switch (Faults.kindOf(e)) {
                    case INFRASTRUCTURE -> throw e;
                    case DATA -> {
                        divide(events, reading, e, "REFUSED");
                        return;
                    }
                    case UNKNOWN -> {
                        LOG.error(
                                "{} events failed for a reason nobody foresaw, attempt {}", events.size(), attempt, e);
                        if (attempt >= settings.unknownTries()) {
                            divide(events, reading, e, "UNFORESEEN");
                            return;
                        }
                    }
                }
            }
        }
    }

    // Halving finds one bad event among n in about log2(n) transactions; the good ones are applied on the way.
    private void divide(List<Incoming> events, Reading reading, RuntimeException error, String reason) {
        if (events.size() == 1) {
            Incoming event = events.getFirst();
            reading.refused.add(event.event);
            reading.letters.add(new Letter(event.record, reason, null, rootMessage(error)));
            reading.count(event.type(), Outcome.REJECTED);
            return;
        }
        int half = events.size() / 2;
        apply(events.subList(0, half), reading);
        apply(events.subList(half, events.size()), reading);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private Ledger.Claim inTransaction(List<Incoming> events) {
        List<Ledger.Offer> offers = events.stream().map(this::offer).toList();
        return await(transaction.transactional(
                ledger.claim(offers).flatMap(claim -> effects(claim).thenReturn(claim))));
    }

    private Ledger.Offer offer(Incoming incoming) {
        boolean ifEmptied = rebuilt.contains(incoming.event.envelope().data().getClass());
        return new Ledger.Offer(incoming.event, incoming.ifNew, ifEmptied);
    }

    private Mono<Void> effects(Ledger.Claim claim) {
        return Flux.fromIterable(hearings)
                .concatMap(hearing -> {
                    List<ReceivedEvent> heardByIt = hearing.of(claim);
                    return heardByIt.isEmpty() ? Mono.empty() : hearing.consumer.apply(heardByIt);
                })
                .then();
    }

    // Waits without cancelling: a transaction that commits late is recognised by the ledger when the poll comes again.
    private <T> T await(Mono<T> work) {
        try {
            return work.toFuture().get(settings.transactionWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureTrouble("interrupted", e);
        } catch (TimeoutException e) {
            throw new InfrastructureTrouble("the database did not commit in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void settled(List<Incoming> events, Ledger.Claim claim, Reading reading) {
        if (reading.replay) {
            return;
        }
        Map<UUID, ReceivedEvent> applied =
                HashMap.newHashMap(claim.fresh().size() + claim.again().size());
        Stream.concat(claim.fresh().stream(), claim.again().stream())
                .forEach(event -> applied.put(event.ledgerId(), event));
        Instant now = clock.instant();
        Duration oldest = Duration.ZERO;
        for (Incoming incoming : events) {
            ReceivedEvent event = incoming.event;
            ReceivedEvent holding = applied.get(event.ledgerId());
            UUID fingerprint = holding == null ? claim.present().get(event.ledgerId()) : holding.fingerprint();
            if (!event.fingerprint().equals(fingerprint)) {
                reading.letters.add(new Letter(
                        incoming.record, "CONFLICT", null, "another event with this source and id was applied before"));
                reading.count(incoming.type(), Outcome.CONFLICT);
            } else if (event == holding) { // the same event, not one that is equal
                reading.count(incoming.type(), Outcome.APPLIED);
                Duration age = Duration.between(event.receivedAt(), now);
                metrics.fresh(age);
                oldest = age.compareTo(oldest) > 0 ? age : oldest;
            } else {
                reading.count(incoming.type(), Outcome.DUPLICATE);
            }
        }
        metrics.lag(oldest);
    }

    /** A consumer and what it hears. */
    private record Hearing(EventConsumer consumer, Set<Class<? extends Event>> kinds) {

        List<ReceivedEvent> of(Ledger.Claim claim) {
            return Stream.concat(
                            claim.fresh().stream(),
                            consumer.isRebuiltFromLog() ? claim.again().stream() : Stream.empty())
                    .filter(event -> kinds.contains(event.envelope().data().getClass()))
                    .toList();
        }
    }

    /** {@code ifNew}: whether it may be applied when the ledger does not know it. */
    private record Incoming(ConsumerRecord<byte[], byte[]> record, ReceivedEvent event, boolean ifNew) {
        String type() {
            return event.envelope().type().name();
        }
    }

    private record Tally(String type, Outcome outcome) {}

    /** What one poll holds and what becomes of it. Counted only once all of it is settled. */
    private static final class Reading {
        final List<Incoming> events;
        final List<Letter> letters = new ArrayList<>();
        final List<ReceivedEvent> refused = new ArrayList<>();
        final Map<Tally, int[]> tally = new HashMap<>();
        final boolean replay;

        Reading(int size, boolean replay) {
            this.events = new ArrayList<>(size);
            this.replay = replay;
        }

        void count(String type, Outcome outcome) {
            tally.computeIfAbsent(new Tally(type, outcome), _ -> new int[1])[0]++;
        }
    }
}
