package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Takes prices back: what held before holds again. Runs in the caller's transaction. */
public final class RevertingPrices {

    private final Prices prices;
    private final PriceAnnouncements announcements;
    private final Clock clock;

    public RevertingPrices(Prices prices, PriceAnnouncements announcements, Clock clock) {
        this.prices = prices;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Reverted(PriceEntry entry) implements Outcome {}

        /** It no longer counts, so there is nothing to take back. */
        record NotLive(PriceEntry.State state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    public Mono<Outcome> revert(UUID id, String actor, String reason) {
        return prices.find(id)
                .flatMap(found -> prices.claim(found.product(), found.scope())
                        .flatMap(timeline -> prices.find(id).flatMap(entry -> revert(entry, timeline, actor, reason))))
                .defaultIfEmpty(new Outcome.Unknown());
    }

    private Mono<Outcome> revert(PriceEntry entry, Timeline timeline, String actor, String reason) {
        if (!entry.state().isLive()) {
            return Mono.just(new Outcome.NotLive(entry.state()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PriceEntry taken = entry.takenBackAt(now);
        Optional<Money> restored = timeline.without(entry).at(now).map(PriceEntry::value);
        return prices.save(taken)
                .then(announcements.reverted(taken, restored, now, actor, reason))
                .thenReturn(new Outcome.Reverted(taken));
    }
}
