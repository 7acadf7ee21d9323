package io.revenuesignals.feedback;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does something again and again while the service runs, one at a time. What fails is logged and comes again with the next
 * turn; what is under way when the service stops is not cancelled, because it may hold a transaction.
 */
public final class Periodic implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private final String name;
    private final Duration every;
    private final Supplier<Mono<Void>> turn;
    private @Nullable Disposable turns;

    public Periodic(String name, Duration every, Supplier<Mono<Void>> turn) {
        this.name = name;
        this.every = every;
        this.turn = turn;
    }

    @Override
    public void start() {
        turns = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(number -> turn(), 1)
                .subscribe();
    }

    private Mono<Void> turn() {
        return Mono.fromFuture(() -> turn.get().toFuture(), true).onErrorResume(error -> {
            LOG.warn("{} failed and comes again: {}", name, error.toString());
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        if (turns != null) {
            turns.dispose();
            turns = null;
        }
    }

    @Override
    public boolean isRunning() {
        return turns != null;
    }
}
