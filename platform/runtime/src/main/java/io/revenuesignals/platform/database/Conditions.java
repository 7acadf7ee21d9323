package io.revenuesignals.platform.database;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What a query asks of rows. The compiler sees to it that all SQL is written in the code; what comes from outside is only
 * ever bound.
 */
public final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * Adds a condition.
     *
     * @param condition with a {@code ?} for each value
     * @param given an enum is bound by its name, a collection of texts as an array
     */
    public Conditions where(@CompileTimeConstant final String condition, Object... given) {
        add(condition, given);
        return this;
    }

    /** As {@link #where}, unless a value is absent: that asks for nothing. */
    public Conditions whereGiven(@CompileTimeConstant final String condition, @Nullable Object... given) {
        if (!Arrays.asList(given).contains(null)) {
            add(condition, given);
        }
        return this;
    }

    private void add(String condition, @Nullable Object[] given) {
        String[] parts = condition.split("\\?", -1);
        if (parts.length != given.length + 1 || given.getClass() != Object[].class) {
            throw new IllegalArgumentException(condition + " does not take " + Arrays.toString(given));
        }
        sql.append(sql.isEmpty() ? "where (" : " and (").append(parts[0]);
        for (int i = 0; i < given.length; i++) {
            sql.append(':').append(name(values.size())).append(parts[i + 1]);
            values.add(bindable(Objects.requireNonNull(given[i], condition)));
        }
        sql.append(')');
    }

    /** A statement with these conditions between its two parts, their values bound. */
    public GenericExecuteSpec in(
            DatabaseClient database,
            @CompileTimeConstant final String before,
            @CompileTimeConstant final String behind) {
        GenericExecuteSpec statement = database.sql(before + " " + sql + " " + behind);
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind(name(i), values.get(i));
        }
        return statement;
    }

    /** The SQL so far; empty while nothing is asked. */
    @Override
    public String toString() {
        return sql.toString();
    }

    private static String name(int value) {
        return "asked" + value;
    }

    private static Object bindable(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case Collection<?> texts -> texts.toArray(String[]::new);
            default -> value;
        };
    }
}
