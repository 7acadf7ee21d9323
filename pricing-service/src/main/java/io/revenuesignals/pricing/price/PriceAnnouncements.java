package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who cares about prices is told here, within the transaction that changes them. */
public interface PriceAnnouncements {

    Mono<Void> costSet(Cost cost);

    Mono<Void> scheduled(PriceEntry entry);

    Mono<Void> changed(PriceEntry entry);

    /** An entry no longer holds; {@code restored} holds again, where something does. */
    Mono<Void> reverted(PriceEntry entry, Optional<Money> restored, Instant at, String actor, String reason);
}
