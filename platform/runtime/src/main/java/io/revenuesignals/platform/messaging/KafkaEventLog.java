package io.revenuesignals.platform.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The log on Kafka. One thread hands entries to the producer, because the producer may block for {@code max.block.ms} when it
 * lacks metadata or memory and neither Netty's threads nor the callers may wait for that.
 */
final class KafkaEventLog implements EventLog, SmartLifecycle, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);
    private static final long REFUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Producer<byte[], byte[]> producer;
    private final long answerWithinNanos;
    private final long maxInFlight;
    private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Batch> open = new ConcurrentLinkedQueue<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong nextProbe = new AtomicLong(System.nanoTime());
    private volatile @Nullable Thread sender;
    private volatile @Nullable Thread sweeper;
    private volatile boolean running;
    private volatile boolean senderRests;
    private volatile long refuseUntil = System.nanoTime();
    private volatile long lastSettled = System.nanoTime();

    KafkaEventLog(Producer<byte[], byte[]> producer, MessagingProperties.Log settings) {
        this.producer = producer;
        this.answerWithinNanos = settings.answerWithin().toNanos();
        this.maxInFlight = settings.maxInFlight().toBytes();
    }

    @Override
    public CompletableFuture<List<LogResult>> append(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        long size = entries.stream().mapToLong(LogEntry::size).sum();
        String refusal = refusal(size);
        if (refusal != null) {
            return CompletableFuture.completedFuture(entries.stream()
                    .<LogResult>map(_ -> new LogResult.Unavailable(refusal))
                    .toList());
        }
        Batch batch = new Batch(entries, System.nanoTime() + answerWithinNanos);
        if (inFlight.getAndAdd(size) == 0) {
            lastSettled = System.nanoTime();
        }
        open.add(batch);
        waiting.add(batch);
        wakeSender();
        return batch.answer;
    }

    private @Nullable String refusal(long size) {
        long now = System.nanoTime();
        if (!running) {
            return "the service is not running";
        }
        if (now - refuseUntil < 0) {
            return "the broker cannot be reached";
        }
        long before = inFlight.get();
        if (before > 0 && now - lastSettled > answerWithinNanos && !mayProbe(now)) {
            return "the broker does not answer";
        }
        return before + size > maxInFlight ? "too much is waiting for the broker" : null;
    }

    // One partition without a leader must not shut the door for the others: now and then a batch is let through to see.
    private boolean mayProbe(long now) {
        long due = nextProbe.get();
        if (now - due > answerWithinNanos) {
            nextProbe.compareAndSet(due, now + PROBE_NANOS);
            return false;
        }
        return now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE_NANOS);
    }

    /** Bytes that wait for the broker's answer. */
    long inFlightBytes() {
        return inFlight.get();
    }

    private void sendAll() {
        boolean sent = false;
        while (running || !waiting.isEmpty()) {
            Batch batch = waiting.poll();
            if (batch == null) {
                rest(sent);
                sent = false;
                continue;
            }
            sent = true;
            try {
                batch.send();
            } catch (RuntimeException e) {
                LOG.error("the event log could not hand a batch to the producer", e);
            }
        }
    }

    // Where one came, the next is near: a nap of its own end costs less than being woken, and nobody has to wake.
    private void rest(boolean briefly) {
        if (briefly) {
            LockSupport.parkNanos(this, NAP_NANOS);
            return;
        }
        senderRests = true;
        if (running && waiting.isEmpty()) {
            LockSupport.park(this);
        }
        senderRests = false;
    }

    // Waking a thread is a call into the kernel, dear beside one small fact: only one that rests is woken, and once.
    private void wakeSender() {
        if (senderRests) {
            senderRests = false;
            LockSupport.unpark(sender);
        }
    }

    // All batches wait equally long: the oldest is at the head, and none that comes later is due before it. So only the
    // end has to wake the thread.
    private void sweep() {
        while (running || !open.isEmpty()) {
            Batch oldest = open.peek();
            long left = oldest == null ? answerWithinNanos : oldest.deadline - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (oldest != null) {
                oldest.giveUp();
                forgetAnswered();
            }
        }
    }

    private void forgetAnswered() {
        for (Batch oldest = open.peek(); oldest != null && oldest.answer.isDone(); oldest = open.peek()) {
            open.remove(oldest);
        }
        if (!running) {
            LockSupport.unpark(sweeper);
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofPlatform().name("event-log").daemon().start(this::sendAll);
        sweeper = Thread.ofPlatform().name("event-log-sweeper").daemon().start(this::sweep);
    }

    @Override
    public void stop() {
        running = false;
        awaitEnd(sender);
        awaitEnd(sweeper);
    }

    private static void awaitEnd(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For good; after a mere stop it may be started again. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server, whose requests still wait for answers. */
    @Override
    public int getPhase() {
        return MessagingPhases.LOG;
    }

    private final class Batch {

        final CompletableFuture<List<LogResult>> answer = new CompletableFuture<>();
        final long deadline;
        private final AtomicReferenceArray<LogResult> results;
        private final AtomicInteger unsettled;
        private @Nullable List<LogEntry> entries;

        Batch(List<LogEntry> entries, long deadline) {
            this.entries = entries;
            this.deadline = deadline;
            this.results = new AtomicReferenceArray<>(entries.size());
            this.unsettled = new AtomicInteger(entries.size());
        }

        void send() {
            List<LogEntry> toSend = entries;
            entries = null;
            if (toSend == null) {
                return;
            }
            for (int i = 0; i < toSend.size(); i++) {
                int index = i;
                LogEntry entry = toSend.get(i);
                if (System.nanoTime() - refuseUntil < 0) {
                    settle(index, entry.size(), new LogResult.Unavailable("the broker cannot be reached"));
                    continue;
                }
                try {
                    producer.send(
                            new ProducerRecord<>(
                                    entry.topic(), null, null, entry.key(), entry.value(), entry.headers()),
                            (position, error) -> settle(index, entry.size(), result(entry, position, error)));
                } catch (RuntimeException e) {
                    settle(index, entry.size(), failedToHandOver(e));
                }
            }
        }

        // An error reported on our own thread came before send() returned: the producer never took the record.
        private LogResult result(LogEntry entry, @Nullable RecordMetadata position, @Nullable Exception error) {
            if (error == null && position != null) {
                return new LogResult.Stored(entry.topic(), position.partition(), position.offset());
            }
            if (error instanceof RecordTooLargeException) {
                return new LogResult.Unavailable("the record is larger than the broker takes");
            }
            if (error != null && Thread.currentThread() == sender) {
                return failedToHandOver(error);
            }
            return new LogResult.Unknown("the broker did not answer in time");
        }

        private LogResult failedToHandOver(Exception error) {
            refuseUntil = System.nanoTime() + REFUSE_AFTER_FAILURE_NANOS;
            LOG.warn("the broker cannot be reached: {}", error.toString());
            return new LogResult.Unavailable("the broker cannot be reached");
        }

        private void settle(int index, int size, LogResult result) {
            if (result instanceof LogResult.Stored) {
                lastSettled = System.nanoTime();
            }
            inFlight.addAndGet(-size);
            results.set(index, result);
            if (unsettled.decrementAndGet() == 0) {
                answer.complete(collected());
                forgetAnswered();
            }
        }

        void giveUp() {
            if (!answer.isDone()) {
                answer.complete(collected());
            }
        }

        private List<LogResult> collected() {
            LogResult[] all = new LogResult[results.length()];
            for (int i = 0; i < all.length; i++) {
                LogResult result = results.get(i);
                all[i] = result == null ? new LogResult.Unknown("the broker did not answer in time") : result;
            }
            return Arrays.asList(all);
        }
    }
}
