package io.revenuesignals.analytics.response;

import io.revenuesignals.analytics.fact.FactListener;
import io.revenuesignals.analytics.fact.Follower;
import io.revenuesignals.analytics.fact.Touched;
import io.revenuesignals.analytics.rebuild.RebuildGate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the estimates up with the facts: the categories touched are estimated anew, whole, some seconds after the facts came.
 * Estimates of the same facts are the same, so it does not matter when several instances make them.
 */
@Component
class KeepingEstimates implements FactListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeepingEstimates.class);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DemandHistory history;
    private final Estimates estimates;
    private final List<EstimateListener> listeners;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Follower<Touched> follower;
    private volatile boolean running;

    KeepingEstimates(
            DemandHistory history,
            Estimates estimates,
            List<EstimateListener> listeners,
            TransactionalOperator transaction,
            RebuildGate gate,
            Clock clock) {
        this.history = history;
        this.estimates = estimates;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
        this.follower = new Follower<>(
                "price-response", Touched::and, QUIET, PATIENCE, due -> gate.whenOpen(pass -> estimate(due, pass)));
    }

    @Override
    public void touched(Touched touched) {
        if (!touched.products().isEmpty() || touched.descriptions()) {
            follower.mark(touched);
        }
    }

    private Mono<Void> estimate(Touched touched, RebuildGate.Pass pass) {
        Set<String> products = touched.descriptions() ? Set.of() : touched.products();
        return history.categoriesOf(products)
                .collectList()
                .flatMapIterable(categories -> categories)
                .concatMap(category -> estimate(category, pass))
                .then();
    }

    private Mono<Void> estimate(String category, RebuildGate.Pass pass) {
        return history.load(category)
                .publishOn(Schedulers.boundedElastic())
                .map(EstimatingResponse::estimate)
                .onErrorResume(KeepingEstimates::isOfTheNumbers, error -> {
                    log.error("The price response in {} cannot be estimated", category, error);
                    return Mono.empty();
                })
                .flatMap(found -> keep(found, pass).then(Mono.fromRunnable(() -> tell(found))));
    }

    private Mono<Void> keep(List<Estimate> found, RebuildGate.Pass pass) {
        return pass.show()
                .then(Mono.defer(() -> estimates.keep(found, clock.instant())))
                .as(transaction::transactional);
    }

    /** Trying again would give the same, and other categories must not wait for it. */
    private static boolean isOfTheNumbers(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof ArithmeticException;
    }

    private void tell(List<Estimate> found) {
        Set<String> products = found.stream().map(Estimate::product).collect(Collectors.toSet());
        listeners.forEach(listener -> listener.estimated(products));
    }

    @Override
    public void start() {
        running = true;
        follower.mark(new Touched(Set.of(), Set.of(), true, null, null));
        follower.start();
    }

    @Override
    public void stop() {
        running = false;
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
