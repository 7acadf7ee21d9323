package io.revenuesignals.analytics.fact;

import io.revenuesignals.analytics.fact.model.Description;
import java.util.List;
import reactor.core.publisher.Mono;

/** Products and places as described; an older description never replaces a newer one. */
public interface Descriptions {

    Mono<Void> describe(List<Description.Product> products, List<Description.Place> places);
}
