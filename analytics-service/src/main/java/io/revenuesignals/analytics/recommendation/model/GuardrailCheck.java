package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one guardrail did.
 *
 * @param binding true when this is what stopped the price
 * @param low lowest price it allows, null when it does not bound from below
 * @param high highest price it allows, null when it does not bound from above
 * @param detail one sentence with the numbers it looked at
 */
public record GuardrailCheck(
        Guardrail guardrail,
        boolean binding,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        String detail) {}
