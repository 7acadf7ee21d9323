package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Timeline;
import io.revenuesignals.pricing.model.TimelineClash;
import java.util.List;
import reactor.core.publisher.Mono;

/** Puts decided prices on the timeline: at once in force, or planned for later. Runs in the caller's transaction. */
public final class PlanningPrices {

    private final Prices prices;
    private final PriceAnnouncements announcements;

    public PlanningPrices(Prices prices, PriceAnnouncements announcements) {
        this.prices = prices;
        this.announcements = announcements;
    }

    /** What came of a plan. */
    public sealed interface Outcome {

        /** It is on the timeline. */
        record Planned(PriceEntry entry) implements Outcome {}

        /** Something is in the way; nothing changed. */
        record Conflicting(List<TimelineClash> clashes) implements Outcome {}
    }

    public Mono<Outcome> plan(PlanPrice wanted) {
        return prices.claim(wanted.product(), wanted.scope()).flatMap(timeline -> plan(wanted, timeline));
    }

    private Mono<Outcome> plan(PlanPrice wanted, Timeline timeline) {
        List<TimelineClash> clashes = timeline.clashes(wanted.validity(), wanted.decidedAt());
        if (!clashes.isEmpty()) {
            return Mono.just(new Outcome.Conflicting(clashes));
        }
        PriceEntry entry = entry(wanted, timeline);
        return prices.save(entry).then(announce(entry)).thenReturn(new Outcome.Planned(entry));
    }

    private static PriceEntry entry(PlanPrice wanted, Timeline timeline) {
        boolean begun = !wanted.validity().from().isAfter(wanted.decidedAt());
        Money older =
                timeline.until(wanted.validity().from()).map(PriceEntry::value).orElse(null);
        return new PriceEntry(
                wanted.id(),
                wanted.product(),
                wanted.scope(),
                wanted.value(),
                older,
                wanted.validity(),
                begun ? PriceEntry.State.IN_FORCE : PriceEntry.State.PLANNED,
                wanted.origin());
    }

    private Mono<Void> announce(PriceEntry entry) {
        return entry.state() == PriceEntry.State.IN_FORCE
                ? announcements.changed(entry)
                : announcements.scheduled(entry);
    }
}
