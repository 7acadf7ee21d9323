package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of pricing sets a price.
 *
 * @param validFrom absent: at once
 * @param validTo absent: until another replaces it
 * @param request the price request this answers, where one asked
 */
public record ProposePrice(
        String product,
        Scope scope,
        Money value,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String request,
        String reason,
        String actor) {}
