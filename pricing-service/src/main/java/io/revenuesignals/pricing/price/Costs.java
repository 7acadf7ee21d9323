package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Scope;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What products cost us. */
public interface Costs {

    /** Sets a cost; answers whether that changed anything. */
    Mono<Boolean> set(Cost cost);

    /** What holds on a day for the most specific of the scopes that has a cost. */
    Mono<Cost> effective(String product, List<Scope> scopes, LocalDate day);

    /** A page, by product, scope and day, the latest day first. */
    Flux<Cost> list(CostFilter filter);
}
