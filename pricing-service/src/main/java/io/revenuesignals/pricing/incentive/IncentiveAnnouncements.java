package io.revenuesignals.pricing.incentive;

import io.revenuesignals.pricing.incentive.model.Incentive;
import reactor.core.publisher.Mono;

/** Who cares about incentives is told here, within the transaction that changes them. */
public interface IncentiveAnnouncements {

    Mono<Void> offered(Incentive incentive);

    Mono<Void> ended(Incentive incentive);

    /** Advice was not followed. */
    Mono<Void> declined(Incentive incentive);
}
