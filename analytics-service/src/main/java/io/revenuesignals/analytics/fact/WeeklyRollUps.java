package io.revenuesignals.analytics.fact;

import io.revenuesignals.analytics.fact.model.RollUps;
import reactor.core.publisher.Mono;

/** The roll-ups per product, week and place. */
public interface WeeklyRollUps {

    /** Adds these changes, in the caller's transaction and after the facts behind them were written. */
    Mono<Void> add(RollUps changes);
}
