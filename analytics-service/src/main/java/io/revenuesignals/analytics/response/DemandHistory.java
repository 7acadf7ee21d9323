package io.revenuesignals.analytics.response;

import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was sold under which conditions, week by week. */
public interface DemandHistory {

    /** Categories with own products among those of these products; of all products when none is given. */
    Flux<String> categoriesOf(Collection<String> products);

    Mono<CategoryHistory> load(String category);
}
