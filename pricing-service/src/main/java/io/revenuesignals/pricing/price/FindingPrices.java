package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds the price that holds for somebody: of all scopes that apply, the most specific one with a price wins. */
public final class FindingPrices {

    private final Prices prices;

    public FindingPrices(Prices prices) {
        this.prices = prices;
    }

    /** The winning entry, or empty when no scope has a price at that instant. */
    public Mono<PriceEntry> effective(String product, List<Scope> scopes, Instant at) {
        return prices.holding(product, scopes, at)
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(found.stream()
                        .max(Comparator.comparing(entry -> entry.scope().level()))));
    }
}
