package io.revenuesignals.analytics.recommendation;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Price requests that wait for an answer. */
public interface Requests {

    Mono<Void> keep(RequestedPrice request);

    /** Withdrawn or answered; may be heard before the request itself. */
    Mono<Void> end(String request);

    /** Requests about these products that wait, the earliest first. */
    Mono<List<RequestedPrice>> waiting(Collection<String> products);
}
