package io.revenuesignals.pricing.decision.model;

/** One guardrail that stands against a price, and why in words. */
public record Breach(Guardrail guardrail, String detail) {}
