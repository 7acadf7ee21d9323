package io.revenuesignals.analytics.rebuild;

import io.revenuesignals.analytics.fact.Follower;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds back whatever is concluded from facts and outlives them (what goes out to the world, what is kept as an estimate) while
 * the facts are only partly there.
 */
@Component
public class RebuildGate {

    private final Rebuilds rebuilds;

    RebuildGate(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /**
     * Does the work, or fails with {@link RebuildUnderWay} so that it is tried again later. A look before the work is not
     * enough, for the tables may be emptied in the midst of it: who writes a conclusion down shows the pass in the same
     * transaction.
     */
    public Mono<Void> whenOpen(Function<Pass, Mono<Void>> work) {
        return rebuilds.settled()
                .switchIfEmpty(Mono.error(RebuildUnderWay::new))
                .flatMap(builds -> work.apply(new Pass(builds)));
    }

    /** Stands for tables that were whole when it was given. */
    public final class Pass {

        private final long builds;

        private Pass(long builds) {
            this.builds = builds;
        }

        /**
         * To be called in a transaction before anything is written: keeps the tables whole until it ends, and fails with
         * {@link RebuildUnderWay} when they were emptied since the pass was given, also when they are filled again by now.
         */
        public Mono<Void> show() {
            return rebuilds.keepTables()
                    .then(Mono.defer(rebuilds::settled))
                    .filter(now -> now == builds)
                    .switchIfEmpty(Mono.error(RebuildUnderWay::new))
                    .then();
        }
    }

    /** The facts are being read anew; judging by them would judge by a part. */
    public static final class RebuildUnderWay extends Follower.NotNow {

        private static final long serialVersionUID = 1L;

        RebuildUnderWay() {
            super("the facts are being read anew from the log");
        }
    }
}
