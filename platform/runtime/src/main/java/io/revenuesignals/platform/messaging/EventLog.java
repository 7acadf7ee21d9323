package io.revenuesignals.platform.messaging;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The home of facts: an append is done when all in-sync replicas of the broker have it.
 *
 * <p>Never blocks the caller. What waits in memory is bounded; beyond the bound, and while the broker cannot be reached,
 * entries are refused at once as {@link LogResult.Unavailable}.
 */
public interface EventLog {

    /**
     * Appends entries; those with the same key in this order.
     *
     * @return a result for each entry, at its index. Completes once all are settled, at the latest after
     *     {@code signals.messaging.log.answer-within}, when the open ones are {@link LogResult.Unknown}. Never fails.
     */
    CompletableFuture<List<LogResult>> append(List<LogEntry> entries);
}
