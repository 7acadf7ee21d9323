package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Remembers in words what was told. */
public final class RememberedPriceAnnouncements implements PriceAnnouncements {

    private final List<String> told = new ArrayList<>();

    /** Everything told so far, one line each. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Mono<Void> costSet(Cost cost) {
        return tell("cost " + cost.value());
    }

    @Override
    public Mono<Void> scheduled(PriceEntry entry) {
        return tell("scheduled " + entry.value());
    }

    @Override
    public Mono<Void> changed(PriceEntry entry) {
        String older = entry.oldValue() == null ? "nothing" : entry.oldValue().toString();
        return tell("changed " + entry.value() + " from " + older + " by "
                + entry.origin().actor());
    }

    @Override
    public Mono<Void> reverted(PriceEntry entry, Optional<Money> restored, Instant at, String actor, String reason) {
        return tell("reverted " + entry.value() + " to "
                + restored.map(Money::toString).orElse("nothing") + " by " + actor);
    }

    private Mono<Void> tell(String line) {
        return Mono.fromRunnable(() -> told.add(line));
    }
}
