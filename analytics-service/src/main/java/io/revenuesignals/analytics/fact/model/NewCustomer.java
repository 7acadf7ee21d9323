package io.revenuesignals.analytics.fact.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A first purchase; {@code product} where known. */
public record NewCustomer(
        String customer, String place, @Nullable String product, LocalDate day) {}
