package io.revenuesignals.pricing.decision;

/** A person answers a price request with no. */
public record DeclineRequest(String request, String reason, String actor) {}
