package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A price as clients see it. */
record PriceView(
        UUID id,
        String product,
        String scope,
        MoneyAmount value,
        @Nullable MoneyAmount oldValue,
        Instant validFrom,
        @Nullable Instant validTo,
        PriceEntry.State state,
        UUID decision,
        @Nullable String recommendation,
        @Nullable String request,
        String actor,
        String reason) {

    static PriceView of(PriceEntry entry) {
        PriceEntry.Origin origin = entry.origin();
        return new PriceView(
                entry.id(),
                entry.product(),
                entry.scope().word(),
                money(entry.value()),
                entry.oldValue() == null ? null : money(entry.oldValue()),
                entry.validity().from(),
                entry.validity().to(),
                entry.state(),
                origin.decision(),
                origin.recommendation(),
                origin.request(),
                origin.actor(),
                origin.reason());
    }

    private static MoneyAmount money(Money money) {
        return MoneyAmount.of(money.text(), money.currency());
    }
}
