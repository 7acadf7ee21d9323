package io.revenuesignals.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sender of facts that writes down what it means to send and what was acknowledged. A batch is sent under the same ids until
 * it is acknowledged; now and then once more, to tempt the system to count twice; and now and then a batch that was not
 * acknowledged is given up, so that nobody may say what became of it.
 */
final class FaultWriter {

    private static final int BATCH = 50;
    private static final int ONE_IN_IS_SENT_AGAIN = 10;
    private static final int ONE_IN_IS_GIVEN_UP = 20;
    private static final long BETWEEN_BATCHES_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long BEFORE_ANOTHER_TRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final JsonMapper JSON = new JsonMapper();

    /** The door, and who comes to it. */
    record Door(int port, String token) {}

    private final Door door;
    private final Facts facts;
    private final FaultLedger ledger;
    private final AtomicLong sentAgain;
    private final Random random;
    private @Nullable HttpLine line;

    FaultWriter(Door door, Facts facts, FaultLedger ledger, AtomicLong sentAgain, Random random) {
        this.door = door;
        this.facts = facts;
        this.ledger = ledger;
        this.sentAgain = sentAgain;
        this.random = random;
    }

    /** Writes until it is over; the last batch is not given up. Ends early when the thread is interrupted. */
    void write(BooleanSupplier over) {
        try {
            while (!over.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                settle(ledger.mean(BATCH), over);
                LockSupport.parkNanos(BETWEEN_BATCHES_NANOS);
            }
        } finally {
            hangUp();
        }
    }

    private void settle(long first, BooleanSupplier over) {
        byte[] body = facts.batch(first, BATCH);
        while (!acknowledged(first, body)) {
            boolean givenUp = random.nextInt(ONE_IN_IS_GIVEN_UP) == 0 && !over.getAsBoolean();
            if (givenUp || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(BEFORE_ANOTHER_TRY_NANOS);
        }
        if (random.nextInt(ONE_IN_IS_SENT_AGAIN) == 0 && acknowledged(first, body)) {
            sentAgain.incrementAndGet();
        }
    }

    private boolean acknowledged(long first, byte[] body) {
        try {
            HttpLine open = open();
            int status = open.post(body);
            switch (status) {
                case 202 -> ledger.acknowledge(first, BATCH);
                case 207 -> acknowledgeSome(first, open.body());
                case 429, 503 -> {}
                default -> throw new IllegalStateException("the door answered " + status + ": " + text(open.body()));
            }
            return status == 202;
        } catch (IOException notAcknowledged) {
            hangUp();
            return false;
        }
    }

    /** Facts of a batch that the door has taken although not all of the batch: it owes them, whether we ask again or not. */
    private void acknowledgeSome(long first, byte[] answer) {
        for (JsonNode result : JSON.readTree(answer).path("results")) {
            switch (result.path("status").asString()) {
                case "ACCEPTED" ->
                    ledger.acknowledge(first + result.path("index").asInt(), 1);
                case "UNKNOWN" -> {}
                default -> throw new IllegalStateException("the door said of a fact: " + result);
            }
        }
    }

    private HttpLine open() throws IOException {
        HttpLine open = line == null
                ? new HttpLine(door.port(), "/v1/facts", "application/cloudevents-batch+json", door.token())
                : line;
        line = open;
        return open;
    }

    private void hangUp() {
        HttpLine open = line;
        line = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                Thread.onSpinWait();
            }
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
