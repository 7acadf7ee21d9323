package io.revenuesignals.analytics.effect;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Keeps what pricing decided, in the caller's transaction, and tells those who work on from there once it commits. */
@Component
public class HearingPrices {

    private final PriceChanges changes;
    private final List<EffectListener> listeners;

    HearingPrices(PriceChanges changes, List<EffectListener> listeners) {
        this.changes = changes;
        this.listeners = listeners;
    }

    public Mono<Void> changed(PriceChange change) {
        return changes.keep(change).then(Mono.defer(() -> tellAfterCommit(change.product())));
    }

    public Mono<Void> reverted(String price, String product, Instant at) {
        return changes.revert(price, at).then(Mono.defer(() -> tellAfterCommit(product)));
    }

    public Mono<Void> costs(Cost cost) {
        return changes.keep(cost).then(Mono.defer(() -> tellAfterCommit(cost.product())));
    }

    private Mono<Void> tellAfterCommit(String product) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> listeners.forEach(listener -> listener.pricesChanged(product)));
                    }
                }))
                .then();
    }
}
