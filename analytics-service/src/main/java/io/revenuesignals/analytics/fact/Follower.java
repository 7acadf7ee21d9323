package io.revenuesignals.analytics.fact;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Does work that follows from changes, a little later and once for many: it waits until nothing more was marked for a while,
 * but never longer than its patience, and rests four times as long as the work took, at most a second, so that short work takes a
 * fifth of a processor and news never waits long. What fails is tried again.
 *
 * @param <M> what is marked
 */
public final class Follower<M> {

    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final int REST = 4;
    private static final long LONGEST_REST = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final BinaryOperator<M> merge;
    private final Duration quiet;
    private final Duration patience;
    private final Function<M, Mono<Void>> work;
    private final ScheduledExecutorService thread;

    private @Nullable M marked;
    private long firstMark;
    private long lastMark;
    private long restUntil = System.nanoTime();

    /**
     * @param merge puts two marks together
     * @param quiet how long nothing must have been marked
     * @param patience how long the first mark waits at most
     */
    public Follower(
            String name, BinaryOperator<M> merge, Duration quiet, Duration patience, Function<M, Mono<Void>> work) {
        this.name = name;
        this.merge = merge;
        this.quiet = quiet;
        this.patience = patience;
        this.work = work;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = one;
    }

    /** Marks what has to be looked at. */
    public synchronized void mark(M mark) {
        long now = System.nanoTime();
        M before = marked;
        if (before == null) {
            firstMark = now;
            marked = mark;
        } else {
            marked = merge.apply(before, mark);
        }
        lastMark = now;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::look, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends after the work under way, at the latest after ten seconds. */
    public void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        M due = take();
        if (due != null) {
            follow(due);
        }
    }

    private synchronized @Nullable M take() {
        long now = System.nanoTime();
        M due = marked;
        boolean waited = now - lastMark >= quiet.toNanos() || now - firstMark >= patience.toNanos();
        if (due == null || !waited || now < restUntil) {
            return null;
        }
        marked = null;
        return due;
    }

    private void follow(M due) {
        long begun = System.nanoTime();
        try {
            work.apply(due).block();
            rest(Math.min(LONGEST_REST, (System.nanoTime() - begun) * REST));
        } catch (NotNow e) {
            log.debug("{} is tried again: {}", name, e.getMessage());
            tryAgain(due);
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                return;
            }
            log.warn("{} did not succeed and is tried again", name, e);
            tryAgain(due);
        }
    }

    private void tryAgain(M due) {
        mark(due);
        rest(AFTER_TROUBLE.toNanos());
    }

    /** Thrown by work whose time has not come: it is tried again, and nobody is alarmed. */
    public abstract static class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        protected NotNow(String message) {
            super(message, null, false, false);
        }
    }

    private synchronized void rest(long nanos) {
        restUntil = System.nanoTime() + nanos;
    }
}
