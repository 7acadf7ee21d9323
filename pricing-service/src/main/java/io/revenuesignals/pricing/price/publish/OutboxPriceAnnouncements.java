package io.revenuesignals.pricing.price.publish;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.contracts.price.PriceReverted;
import io.revenuesignals.contracts.price.PriceScheduled;
import io.revenuesignals.platform.messaging.Outbox;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.PriceAnnouncements;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells through the outbox what became of prices and costs. */
@Component
class OutboxPriceAnnouncements implements PriceAnnouncements {

    private final Outbox outbox;

    OutboxPriceAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> costSet(Cost cost) {
        return outbox.add(new CostSet(
                        cost.product(), scope(cost.scope()), money(cost.value()), cost.validFrom(), cost.actor()))
                .then();
    }

    @Override
    public Mono<Void> scheduled(PriceEntry entry) {
        PriceEntry.Origin origin = entry.origin();
        return outbox.add(new PriceScheduled(
                        entry.id().toString(),
                        entry.product(),
                        scope(entry.scope()),
                        money(entry.value()),
                        optional(entry.oldValue()),
                        entry.validity().from(),
                        entry.validity().to(),
                        origin.decision().toString(),
                        origin.recommendation(),
                        origin.request(),
                        origin.actor(),
                        origin.reason()))
                .then();
    }

    @Override
    public Mono<Void> changed(PriceEntry entry) {
        PriceEntry.Origin origin = entry.origin();
        return outbox.add(new PriceChanged(
                        entry.id().toString(),
                        entry.product(),
                        scope(entry.scope()),
                        money(entry.value()),
                        optional(entry.oldValue()),
                        entry.validity().from(),
                        entry.validity().to(),
                        origin.decision().toString(),
                        origin.recommendation(),
                        origin.request(),
                        origin.actor(),
                        origin.reason()))
                .then();
    }

    @Override
    public Mono<Void> reverted(PriceEntry entry, Optional<Money> restored, Instant at, String actor, String reason) {
        return outbox.add(new PriceReverted(
                        entry.id().toString(),
                        entry.product(),
                        scope(entry.scope()),
                        money(entry.value()),
                        optional(restored.orElse(null)),
                        at,
                        actor,
                        reason))
                .then();
    }

    private static PriceScope scope(Scope scope) {
        return PriceScope.parse(scope.word());
    }

    private static MoneyAmount money(Money money) {
        return MoneyAmount.of(money.text(), money.currency());
    }

    private static @Nullable MoneyAmount optional(@Nullable Money money) {
        return money == null ? null : money(money);
    }
}
