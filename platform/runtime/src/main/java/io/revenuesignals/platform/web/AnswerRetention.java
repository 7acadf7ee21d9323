package io.revenuesignals.platform.web;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Forgets kept answers when no client may still repeat its command. Looks every hour; any number of instances may. */
final class AnswerRetention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnswerRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final IdempotencyKeys keys;
    private final Duration keep;
    private final Clock clock;
    private volatile Sinks.@Nullable Empty<Void> end;

    AnswerRetention(IdempotencyKeys keys, Duration keep, Clock clock) {
        this.keys = keys;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void start() {
        Sinks.Empty<Void> ended = Sinks.empty();
        end = ended;
        Flux.interval(EVERY)
                .onBackpressureDrop()
                .takeUntilOther(ended.asMono())
                .concatMap(tick -> forget().onErrorResume(AnswerRetention::later), 1)
                .subscribe();
    }

    /** Forgets everything that is due. */
    Mono<Long> forget() {
        return Mono.defer(() -> keys.forgetBefore(clock.instant().minus(keep)))
                .expand(forgotten -> forgotten == 0
                        ? Mono.empty()
                        : keys.forgetBefore(clock.instant().minus(keep)))
                .reduce(0L, Long::sum);
    }

    private static Mono<Long> later(Throwable error) {
        log.warn("Old answers of commands stay for another hour: {}", error.toString());
        return Mono.empty();
    }

    /** No new look is begun; one that runs is let run, since a cancelled statement can spoil its connection. */
    @Override
    public void stop() {
        Sinks.Empty<Void> ending = end;
        if (ending != null) {
            ending.tryEmitEmpty();
        }
        end = null;
    }

    @Override
    public boolean isRunning() {
        return end != null;
    }
}
