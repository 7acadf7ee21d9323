package io.revenuesignals.testing.shop.order.model;

/** Knows nobody, as it should be. */
public record Order(String id) {}
