package io.revenuesignals.pricing.decision;

/** A person declines. */
public record DeclineRecommendation(String recommendation, String reason, String actor) {}
