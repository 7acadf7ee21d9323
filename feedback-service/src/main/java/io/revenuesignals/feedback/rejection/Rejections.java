package io.revenuesignals.feedback.rejection;

import io.revenuesignals.feedback.rejection.model.Action;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import io.revenuesignals.feedback.rejection.model.ReplayOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that was rejected, and what was done about it. */
public interface Rejections {

    /** Adds new ones within the current transaction. */
    Mono<Void> add(List<Rejection> rejections);

    /** The rejection, held for a change until the transaction ends; empty when there is none. */
    Mono<Rejection> forChange(UUID id);

    /** Those of these that were sent again, held for a change. */
    Flux<Rejection> replayed(Collection<UUID> ids);

    /** Saves cause, state and tries. */
    Mono<Void> save(Rejection rejection);

    /** Writes down what was done. */
    Mono<Void> note(Action action);

    Mono<Rejection> find(UUID id);

    /** Newest first, behind {@code after} where given. */
    Flux<Rejection> list(RejectionFilter filter, @Nullable UUID after, int limit);

    /** Those of one event, newest first. */
    Flux<Rejection> ofEvent(String source, String id);

    Flux<Action> actions(UUID rejection);

    /** Rejections with the same cause, type and group. */
    record Group(String cause, @Nullable String type, String group, long count, Instant oldest, Instant newest) {}

    /** What matches the filter, by cause, type and group; most first. */
    Flux<Group> groups(RejectionFilter filter);

    /**
     * What nobody has dealt with.
     *
     * @param oldest when the oldest was rejected; absent when there is none
     */
    record Waiting(long count, @Nullable Instant oldest) {}

    Mono<Waiting> waiting();

    /** Queues what waits and matches the filter for a replay, and answers how many that are. */
    Mono<Long> queue(RejectionFilter filter, ReplayOrder order);

    Mono<ReplayOrder> order(UUID id);

    /** Orders that are not done, held for a step until the transaction ends; those held by others are left out. */
    Flux<ReplayOrder> ordersForStep();

    /** The next queued ones of an order, held for a change. */
    Flux<Rejection> queued(UUID order, int limit);
}
