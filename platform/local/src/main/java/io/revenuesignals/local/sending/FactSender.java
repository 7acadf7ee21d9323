package io.revenuesignals.local.sending;

import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches of facts over several connections at once until each fact is settled: what the door cannot take now is
 * sent again under the same id after the time it asks for, and so is what it may or may not have taken.
 *
 * <p>The first batch that cannot be settled at all ends everything: {@link #send} and {@link #finish} then throw.
 */
public final class FactSender implements AutoCloseable {

    private static final String PATH = "/v1/facts";
    private static final Map<String, String> BATCH = Map.of("Content-Type", "application/cloudevents-batch+json");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

    private final ApiClient door;
    private final int connections;
    private final Duration patience;
    private final Semaphore free;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable CommandFailed> failure = new AtomicReference<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final long begun = System.nanoTime();

    /**
     * @param connections how many requests are under way at most
     * @param patience how long a batch may stay unsettled before sending is given up
     */
    public FactSender(ApiClient door, int connections, Duration patience) {
        this.door = door;
        this.connections = connections;
        this.patience = patience;
        this.free = new Semaphore(connections);
    }

    /**
     * Sends a batch as soon as a connection is free.
     *
     * @param settled hears the verdicts when all facts of the batch have one; called on a thread of the sender
     * @throws CommandFailed when an earlier batch could not be settled
     */
    public void send(List<OutgoingFact> batch, Consumer<List<Verdict>> settled) {
        acquire(1);
        try {
            requireHealthy();
        } catch (CommandFailed broken) {
            free.release();
            throw broken;
        }
        sent.add(batch.size());
        senders.execute(() -> {
            try {
                settled.accept(settle(batch));
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e instanceof CommandFailed known ? known : unexpected(e));
            } finally {
                free.release();
            }
        });
    }

    /** As {@link #send(List, Consumer)} for those who only count. */
    public void send(List<OutgoingFact> batch) {
        send(batch, verdicts -> {});
    }

    /**
     * Waits until every batch is settled.
     *
     * @throws CommandFailed when one could not be
     */
    public Tally finish() {
        acquire(connections);
        free.release(connections);
        requireHealthy();
        return tally();
    }

    /** How it went so far. */
    public Tally tally() {
        return new Tally(
                sent.sum(), accepted.sum(), rejected.sum(), repeats.sum(), Duration.ofNanos(System.nanoTime() - begun));
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }

    private List<Verdict> settle(List<OutgoingFact> batch) {
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        List<OutgoingFact> open = batch;
        Patience left = new Patience(patience);
        while (!open.isEmpty()) {
            switch (attempt(open)) {
                case DoorAnswers.Reading.Settled settled -> {
                    count(settled.verdicts());
                    verdicts.addAll(settled.verdicts());
                    open = settled.open();
                    pauseWhere(!open.isEmpty(), settled.pause(), left);
                }
                case DoorAnswers.Reading.Later later -> pauseWhere(true, later.pause(), left);
                case DoorAnswers.Reading.Refused refused ->
                    throw new CommandFailed("The door refuses facts: " + refused.reason());
            }
        }
        return verdicts;
    }

    private DoorAnswers.Reading attempt(List<OutgoingFact> facts) {
        try {
            return DoorAnswers.read(
                    door.sendAsync("POST", PATH, BATCH, body(facts)).join(), facts);
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException) {
                return new DoorAnswers.Reading.Later(SHORTEST_PAUSE);
            }
            throw e;
        }
    }

    private void count(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted known -> accepted.increment();
                case Verdict.Rejected known -> rejected.increment();
            }
        }
    }

    private void pauseWhere(boolean needed, Duration asked, Patience left) {
        if (!needed) {
            return;
        }
        repeats.increment();
        Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
        left.pause(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void requireHealthy() {
        CommandFailed broken = failure.get();
        if (broken != null) {
            throw new CommandFailed(String.valueOf(broken.getMessage()), broken);
        }
    }

    private void acquire(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while sending facts", e);
        }
    }

    private static CommandFailed unexpected(RuntimeException problem) {
        return new CommandFailed("Sending facts failed: " + problem, problem);
    }

    private static byte[] body(List<OutgoingFact> facts) {
        int length = 2 + facts.stream().mapToInt(fact -> fact.json().length + 1).sum();
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        char separator = '[';
        for (OutgoingFact fact : facts) {
            body.write(separator);
            body.writeBytes(fact.json());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }

    /** How long somebody still waits. */
    private static final class Patience {

        private final long end;

        Patience(Duration patience) {
            this.end = System.nanoTime() + patience.toNanos();
        }

        void pause(Duration pause) {
            if (System.nanoTime() + pause.toNanos() > end) {
                throw new CommandFailed("The door did not settle a batch of facts in time; what it settled is kept,"
                        + " and sending everything again changes nothing");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailed("Interrupted while waiting for the door", e);
            }
        }
    }
}
