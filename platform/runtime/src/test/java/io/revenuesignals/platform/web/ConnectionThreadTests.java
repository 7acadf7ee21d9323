package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.util.context.Context;

class ConnectionThreadTests {

    private static final long NO_TIMER = -1;

    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final Context context = Context.of(ConnectionThread.class, connection.eventLoop());

    @Test
    void timeIsUpWhenItIsUpAndNotBefore() {
        connection.freezeTime();
        CompletableFuture<Void> end =
                ConnectionThread.after(Duration.ofSeconds(10), context).toFuture();

        connection.advanceTimeBy(9_999, TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
        assertThat(end).isNotDone();

        connection.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
        assertThat(end).isCompleted();
    }

    @Test
    void aTimerThatNobodyWaitsForAnyMoreIsTakenBack() {
        Disposable waiting =
                ConnectionThread.after(Duration.ofSeconds(10), context).subscribe();
        assertThat(connection.runScheduledPendingTasks()).isNotEqualTo(NO_TIMER);

        waiting.dispose();

        assertThat(connection.runScheduledPendingTasks()).isEqualTo(NO_TIMER);
    }

    @Test
    void timePassesWithoutAConnectionToo() {
        assertThat(ConnectionThread.after(Duration.ofMillis(1), Context.empty()).toFuture())
                .succeedsWithin(Duration.ofSeconds(30));
    }
}
