package io.revenuesignals.pricing.incentive;

import io.revenuesignals.pricing.incentive.model.Incentive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every incentive: recommended, offered, over. */
public interface Incentives {

    /** Adds one; false when its recommendation is known already. */
    Mono<Boolean> add(Incentive incentive);

    Mono<Incentive> find(UUID id);

    /** Finds one and holds it against other writers until the transaction ends. */
    Mono<Incentive> claim(UUID id);

    /** As {@link #claim}, by the advice it follows. */
    Mono<Incentive> claimRecommended(String recommendation);

    /** Replaces what is known of one that was claimed, and keeps the step. */
    Mono<Void> save(Incentive incentive);

    /** Offers whose last day is over and advice that waits beyond its time, held until the transaction ends; what others hold is left out. */
    Flux<Incentive> claimOver(Instant now, LocalDate today, int limit);

    /** A page, the youngest id first. */
    Flux<Incentive> list(Filter filter);

    /**
     * Which to list. What is absent does not filter.
     *
     * @param after the id of the last one on the page before
     */
    record Filter(
            Incentive.@Nullable State state,
            @Nullable String product,
            int limit,
            @Nullable UUID after) {}
}
