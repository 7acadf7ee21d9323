package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Timeline;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets time act on prices: planned ones come into force, bounded ones end. Any number of instances may run it at once;
 * a timeline is held while it is advanced, so each step is taken and told once.
 */
public final class PuttingPricesInForce {

    private static final int TIMELINES = 200;
    private static final String ACTOR = "calendar";

    private final Prices prices;
    private final PriceAnnouncements announcements;
    private final Clock clock;

    public PuttingPricesInForce(Prices prices, PriceAnnouncements announcements, Clock clock) {
        this.prices = prices;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Takes the steps that are due, within the current transaction; answers how many. */
    public Mono<Integer> advance() {
        Instant now = clock.instant();
        return prices.due(now, TIMELINES)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(key -> prices.claim(key.product(), key.scope()))
                .concatMap(timeline -> advance(timeline, now))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> advance(Timeline timeline, Instant now) {
        return Flux.fromIterable(timeline.due(now))
                .concatMap(step -> take(step).thenReturn(1))
                .reduce(0, Integer::sum);
    }

    private Mono<Void> take(Timeline.Step step) {
        return prices.save(step.entry()).then(announce(step));
    }

    private Mono<Void> announce(Timeline.Step step) {
        return switch (step) {
            case Timeline.Step.Begins begins -> announcements.changed(begins.entry());
            case Timeline.Step.Ends ends ->
                announcements.reverted(ends.entry(), ends.restored(), ends.at(), ACTOR, "its period is over");
        };
    }
}
