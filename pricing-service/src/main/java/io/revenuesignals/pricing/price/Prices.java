package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every price there was, is and is planned to be. */
public interface Prices {

    /** The live timeline, held against other writers until the transaction ends. Empty timelines can be held as well. */
    Mono<Timeline> claim(String product, Scope scope);

    /** One entry. */
    Mono<PriceEntry> find(UUID id);

    /** Adds an entry or replaces what is known of it. */
    Mono<Void> save(PriceEntry entry);

    /** The timelines on which something is due, the longest due first. */
    Flux<TimelineKey> due(Instant now, int limit);

    /** Of each scope the entry that held, holds or is planned to hold at an instant. */
    Flux<PriceEntry> holding(String product, List<Scope> scopes, Instant at);

    /** A page of entries, the latest beginning first. */
    Flux<PriceEntry> list(PriceFilter filter);

    /** Names a timeline. */
    record TimelineKey(String product, Scope scope) {}
}
