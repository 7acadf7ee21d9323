package io.revenuesignals.platform.database;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What goes into rows and comes out of them, where null needs care. */
public final class Rows {

    private Rows() {}

    /** The value of a column that is never null. */
    public static <T> T present(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** The text of a column that is never null. */
    public static String text(Readable row, String column) {
        return present(row, column, String.class);
    }

    /** What to bind for a value that may be absent. */
    public static <T> Object nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }
}
