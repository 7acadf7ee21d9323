package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the policy says to a price.
 *
 * @param breaches every guardrail that stands against it, forbidding or not
 * @param change the step from the price before as a fraction of it; zero for a first price
 * @param nearest the price nearest to the one proposed, between it and the price before, that nothing forbids; empty when
 *     the proposed one is allowed or none fits
 */
public record Judgement(List<Breach> breaches, BigDecimal change, Optional<Money> nearest) {

    public Judgement {
        breaches = List.copyOf(breaches);
    }

    /** Whether anybody may decide on it at all. */
    public boolean isAllowed() {
        return forbidding().isEmpty();
    }

    /** Whether it needs no person. */
    public boolean isAutomatic() {
        return breaches.isEmpty();
    }

    /** The guardrails that forbid it. */
    public List<Breach> forbidding() {
        return breaches.stream().filter(breach -> breach.guardrail().forbids()).toList();
    }
}
