package io.revenuesignals.analytics.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows, without asking, whether the tables are being built anew: every instance looks each second, and the tables are emptied
 * some seconds after it was asked for ({@link RebuildSettings#announce}). The gauge {@code signals.rebuild.waiting} tells how
 * many records are still to be read.
 */
@Component
public class RebuildWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RebuildWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Rebuilds rebuilds;
    private volatile @Nullable Rebuild underWay;
    private volatile @Nullable Disposable looking;

    RebuildWatch(Rebuilds rebuilds, MeterRegistry meters) {
        this.rebuilds = rebuilds;
        Gauge.builder("signals.rebuild.waiting", this, RebuildWatch::waiting)
                .description("records that a building anew still has to read; 0 when none is under way")
                .register(meters);
    }

    /** The one under way; absent when there is none. */
    public @Nullable Rebuild underWay() {
        return underWay;
    }

    private double waiting() {
        Rebuild found = underWay;
        // One record at least: the last step may be the one that does not come.
        return found == null ? 0 : Math.max(1, found.recordsInLog() - found.recordsRead());
    }

    private Mono<Void> look() {
        return rebuilds.latest()
                .filter(Rebuild::isUnderWay)
                .doOnSuccess(found -> underWay = found)
                .onErrorComplete(error -> {
                    log.debug("it cannot be seen whether the tables are being built anew: {}", error.toString());
                    return true;
                })
                .then();
    }

    @Override
    public void start() {
        looking = Flux.interval(Duration.ZERO, LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> look())
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable running = looking;
        if (running != null) {
            running.dispose();
        }
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
