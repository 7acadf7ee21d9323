package io.revenuesignals.local.simulation;

import io.revenuesignals.local.terminal.CommandFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again and again until there is an answer or no time is left. */
final class Waiting {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);

    private Waiting() {}

    /** Empty when the time is over. */
    static <T> Optional<T> until(Duration time, Supplier<Optional<T>> question) {
        return until(time, BETWEEN_QUESTIONS, question);
    }

    static <T> Optional<T> until(Duration time, Duration between, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + time.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < end) {
            pause(between);
            answer = question.get();
        }
        return answer;
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted", e);
        }
    }
}
