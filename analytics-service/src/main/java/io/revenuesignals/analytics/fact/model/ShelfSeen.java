package io.revenuesignals.analytics.fact.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A look at a store's shelf; {@code day} is the local date of {@code at}. */
public record ShelfSeen(
        String product,
        String place,
        boolean present,
        boolean soldOut,
        @Nullable Integer facings,
        LocalDate day,
        Instant at)
        implements Fact {}
