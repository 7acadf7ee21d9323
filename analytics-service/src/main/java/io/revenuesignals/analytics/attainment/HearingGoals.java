package io.revenuesignals.analytics.attainment;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Keeps goals as they are heard, in the caller's transaction, and has them measured once it commits. */
@Component
public class HearingGoals {

    private final Goals goals;
    private final TellingProgress telling;

    HearingGoals(Goals goals, TellingProgress telling) {
        this.goals = goals;
        this.telling = telling;
    }

    public Mono<Void> holds(Goal goal) {
        return goals.keep(goal).then(Mono.defer(() -> measureAfterCommit(goal.id())));
    }

    public Mono<Void> withdrawn(String goal) {
        return goals.end(goal, Goals.Ending.WITHDRAWN);
    }

    public Mono<Void> closed(String goal) {
        return goals.end(goal, Goals.Ending.CLOSED).then(Mono.defer(() -> measureAfterCommit(goal)));
    }

    private Mono<Void> measureAfterCommit(String goal) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> telling.heard(goal));
                    }
                }))
                .then();
    }
}
