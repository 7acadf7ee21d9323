package io.revenuesignals.analytics.rebuild;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds back what goes out to the world while the facts behind it are only partly there. */
@Component
public class RebuildGate {

    private final Rebuilds rebuilds;

    RebuildGate(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** Does the work, or fails with {@link RebuildUnderWay} so that it is tried again later. */
    public Mono<Void> whenOpen(Supplier<Mono<Void>> work) {
        return rebuilds.underWay().flatMap(closed -> closed ? Mono.error(new RebuildUnderWay()) : work.get());
    }

    /** The facts are being read anew; judging by them would judge by a part. */
    public static final class RebuildUnderWay extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RebuildUnderWay() {
            super("the facts are being read anew from the log", null, false, false);
        }
    }
}
