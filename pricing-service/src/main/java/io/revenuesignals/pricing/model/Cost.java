package io.revenuesignals.pricing.model;

import java.time.LocalDate;

/**
 * What one pack costs us.
 *
 * @param validFrom first day it holds; until another replaces it
 * @param actor who set it
 */
public record Cost(String product, Scope scope, Money value, LocalDate validFrom, String actor) {}
