package io.revenuesignals.analytics.fact.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that {@code unnest} turns into rows again. */
record Columns<T>(List<T> rows) {

    @Nullable
    String[] texts(Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    @Nullable
    UUID[] ids(Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    @Nullable
    BigDecimal[] numbers(Function<T, @Nullable BigDecimal> column) {
        return rows.stream().map(column).toArray(BigDecimal[]::new);
    }

    Long[] counts(ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    @Nullable
    Boolean[] flags(Function<T, @Nullable Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    @Nullable
    LocalDate[] days(Function<T, @Nullable LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }

    @Nullable
    Instant[] instants(Function<T, @Nullable Instant> column) {
        return rows.stream().map(column).toArray(Instant[]::new);
    }
}
