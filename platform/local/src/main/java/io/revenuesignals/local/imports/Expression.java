package io.revenuesignals.local.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Works out a value of a row: text, {@link BigDecimal}, {@link Boolean}, {@link java.time.LocalDate},
 * {@link java.time.OffsetDateTime}, or null where there is none.
 */
@FunctionalInterface
interface Expression {

    /** @throws RowProblem when the row does not allow it */
    @Nullable
    Object of(Row row);

    /** The same as text, empty where there is no value; numbers without exponent. */
    default String text(Row row) {
        return Values.text(of(row));
    }

    /** Whether it holds. */
    default boolean holds(Row row) {
        return Values.truth(of(row));
    }

    /** A value that is the same in every row. */
    static Expression constant(Object value) {
        return row -> value;
    }
}
