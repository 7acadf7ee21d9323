package io.revenuesignals.feedback.request.model;

import java.math.BigDecimal;

/** A price in a currency, above zero. */
public record Money(BigDecimal amount, String currency) {}
