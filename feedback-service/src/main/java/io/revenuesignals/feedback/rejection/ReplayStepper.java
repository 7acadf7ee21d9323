package io.revenuesignals.feedback.rejection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does a step of the replays under way every second. One instance of the service at a time works on an order. */
@Component
final class ReplayStepper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayStepper.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final HandlingRejections handling;
    private final TransactionalOperator transaction;
    private @Nullable Disposable steps;

    ReplayStepper(HandlingRejections handling, TransactionalOperator transaction) {
        this.handling = handling;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        steps = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> step(), 1)
                .subscribe();
    }

    // As a future, so that stopping lets a step end instead of cancelling its transaction.
    private Mono<Long> step() {
        return Mono.fromFuture(() -> transaction.transactional(handling.step()).toFuture(), true)
                .onErrorResume(error -> {
                    LOG.warn("a step of the replays failed and comes again: {}", error.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void stop() {
        if (steps != null) {
            steps.dispose();
            steps = null;
        }
    }

    @Override
    public boolean isRunning() {
        return steps != null;
    }
}
