package io.revenuesignals.pricing.policy.model;

/** One guardrail that stands against a price, and why in words. */
public record Breach(Guardrail guardrail, String detail) {}
