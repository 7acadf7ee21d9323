package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Timeline;
import io.revenuesignals.pricing.price.Prices.TimelineKey;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets time act on prices: planned ones come into force, bounded ones end. Any number of instances may run it at once;
 * a timeline is held while it is advanced, so each step is taken and told once. Each timeline has a transaction of its own,
 * because two that hold several in different orders would wait for each other.
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

    /** The timelines on which something is due. */
    public Flux<TimelineKey> due() {
        return prices.due(clock.instant(), TIMELINES);
    }

    /** Takes the steps that are due on one timeline, in a transaction of its own; answers how many. */
    public Mono<Integer> advance(TimelineKey key) {
        Instant now = clock.instant();
        return prices.claim(key.product(), key.scope())
                .flatMapIterable(timeline -> timeline.due(now))
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
