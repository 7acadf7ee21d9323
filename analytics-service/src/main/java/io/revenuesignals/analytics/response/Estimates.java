package io.revenuesignals.analytics.response;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The latest estimates. */
public interface Estimates {

    /** Replaces the estimates of these products and retailers. */
    Mono<Void> keep(List<Estimate> estimates, Instant at);

    /** Estimates in the order of product and retailer; all of either when absent. */
    Mono<List<Estimate>> find(@Nullable String product, @Nullable String retailer, int limit, @Nullable Position after);

    Flux<Estimate> of(Collection<String> products);

    /** A place in the order of estimates. */
    record Position(String product, String retailer) {}
}
