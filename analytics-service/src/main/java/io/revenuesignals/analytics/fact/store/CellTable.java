package io.revenuesignals.analytics.fact.store;

import io.revenuesignals.platform.database.CopyInto;
import io.revenuesignals.platform.database.CopyRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * A table of roll-ups. Many cells are copied into it in the hope that all of them are new, as they are where a product's sales
 * come by the week; else, and where some are there, they are added to what is there.
 *
 * @param <C> a cell and what is added to it
 */
final class CellTable<C> {

    private static final int EXPECTED_BYTES_PER_ROW = 120;

    /**
     * A column, and its value for a cell.
     *
     * @param array the values of many cells, for {@code unnest}
     * @param copied writes the value of one cell
     */
    record Column<C>(String name, String type, Function<Columns<C>, Object> array, BiConsumer<CopyRows, C> copied) {

        static <C> Column<C> text(String name, Function<C, @Nullable String> value) {
            return new Column<>(name, "text", cells -> cells.texts(value), (row, cell) -> row.text(value.apply(cell)));
        }

        static <C> Column<C> day(String name, Function<C, @Nullable LocalDate> value) {
            return new Column<>(name, "date", cells -> cells.days(value), (row, cell) -> row.day(value.apply(cell)));
        }

        static <C> Column<C> number(String name, Function<C, @Nullable BigDecimal> value) {
            return new Column<>(
                    name, "numeric", cells -> cells.numbers(value), (row, cell) -> row.number(value.apply(cell)));
        }

        static <C> Column<C> count(String name, ToLongFunction<C> value) {
            return new Column<>(
                    name, "int8", cells -> cells.counts(value), (row, cell) -> row.bigint(value.applyAsLong(cell)));
        }

        static <C> Column<C> flag(String name, Function<C, @Nullable Boolean> value) {
            return new Column<>(name, "bool", cells -> cells.flags(value), (row, cell) -> row.flag(value.apply(cell)));
        }

        static <C> Column<C> instant(String name, Function<C, @Nullable Instant> value) {
            return new Column<>(
                    name, "timestamptz", cells -> cells.instants(value), (row, cell) -> row.instant(value.apply(cell)));
        }

        static <C> Column<C> id(String name, Function<C, @Nullable UUID> value) {
            return new Column<>(name, "uuid", cells -> cells.ids(value), (row, cell) -> row.id(value.apply(cell)));
        }
    }

    private final DatabaseClient database;
    private final List<Column<C>> key;
    private final List<Column<C>> columns;
    private final String upsert;
    private final CopyInto copy;

    /**
     * @param key the columns that make a cell, in their order in the primary key
     * @param figures what is kept for it
     * @param adding how {@code excluded} figures are added to those {@code kept}
     */
    CellTable(DatabaseClient database, String table, List<Column<C>> key, List<Column<C>> figures, String adding) {
        this.database = database;
        this.key = key;
        this.columns = Stream.concat(key.stream(), figures.stream()).toList();
        this.upsert = "insert into " + table + " as kept (" + names(columns) + ") select * from " + unnest(columns)
                + " on conflict (" + names(key) + ") do update set " + adding;
        this.copy =
                new CopyInto(database, table, columns.stream().map(Column::name).toList(), EXPECTED_BYTES_PER_ROW);
    }

    private static <C> String names(List<Column<C>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static <C> String unnest(List<Column<C>> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** Adds to the cells, each of which comes once and in their order. */
    Mono<Void> add(List<C> cells) {
        return copy.isWorthTrying(cells.size())
                ? copy.addIfNew(cells, this::write).flatMap(added -> added ? Mono.empty() : upsert(cells))
                : upsert(cells);
    }

    private void write(CopyRows row, C cell) {
        columns.forEach(column -> column.copied().accept(row, cell));
    }

    private Mono<Void> upsert(List<C> cells) {
        return run(bind(database.sql(upsert), columns, cells));
    }

    /** Runs a statement that knows the keys of these cells as {@code cell}, where it says {@code :cells}. */
    Mono<Void> run(String statement, List<C> cells) {
        return run(bind(
                database.sql(statement.replace(":cells", unnest(key) + " as cell (" + names(key) + ")")), key, cells));
    }

    private static <C> GenericExecuteSpec bind(GenericExecuteSpec statement, List<Column<C>> columns, List<C> cells) {
        GenericExecuteSpec bound = statement;
        Columns<C> rows = new Columns<>(cells);
        for (int i = 0; i < columns.size(); i++) {
            bound = bound.bind("$" + (i + 1), columns.get(i).array().apply(rows));
        }
        return bound;
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
