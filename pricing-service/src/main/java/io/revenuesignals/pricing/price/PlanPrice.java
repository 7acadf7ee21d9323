package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Validity;
import java.util.UUID;

/** A decided price, to be put on the timeline. */
public record PlanPrice(
        UUID id, String product, Scope scope, Money value, Validity validity, PriceEntry.Origin origin) {}
