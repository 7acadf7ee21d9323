package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Cost;
import reactor.core.publisher.Mono;

/** Sets costs. The same cost again changes and tells nothing. */
public final class SettingCosts {

    private final Costs costs;
    private final PriceAnnouncements announcements;

    public SettingCosts(Costs costs, PriceAnnouncements announcements) {
        this.costs = costs;
        this.announcements = announcements;
    }

    public Mono<Void> set(Cost cost) {
        return costs.set(cost).flatMap(changed -> changed ? announcements.costSet(cost) : Mono.empty());
    }
}
