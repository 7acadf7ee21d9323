package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Validity;
import java.time.Instant;
import java.util.UUID;

/**
 * A decided price, to be put on the timeline.
 *
 * @param decidedAt the moment of the decision; a price that begins then or before is in force at once
 */
public record PlanPrice(
        UUID id,
        String product,
        Scope scope,
        Money value,
        Validity validity,
        PriceEntry.Origin origin,
        Instant decidedAt) {}
