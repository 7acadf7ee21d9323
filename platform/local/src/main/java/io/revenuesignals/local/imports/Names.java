package io.revenuesignals.local.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression may name: columns, what the mapping defines, its tables and the functions. */
final class Names {

    private static final int MOST_PLACES = 6;

    private final Map<String, Expression> values = new HashMap<>();
    private final Map<String, Map<String, String>> tables;
    private final ZoneId zone;

    Names(List<String> columns, Map<String, Map<String, String>> tables, ZoneId zone) {
        this.tables = tables;
        this.zone = zone;
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            values.put(columns.get(i), row -> row.cell(column));
        }
    }

    /** Gives an expression a name, for those that follow. */
    void define(String name, Expression expression) {
        if (values.putIfAbsent(name, new Remembered(expression)) != null) {
            throw new IllegalArgumentException("\"" + name + "\" is the name of something else already");
        }
    }

    Expression value(String name) {
        Expression value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no column or definition \"" + name + "\"");
        }
        return value;
    }

    Expression call(String function, List<Expression> given) {
        return switch (function) {
            case "round" -> round(arguments(function, given, 2));
            case "days" -> later(arguments(function, given, 2), LocalDate::plusDays);
            case "weeks" -> later(arguments(function, given, 2), LocalDate::plusWeeks);
            case "months" -> later(arguments(function, given, 2), LocalDate::plusMonths);
            case "at" -> at(arguments(function, given, 2));
            case "lookup" -> lookup(arguments(function, given, 2));
            case "slug" -> slug(arguments(function, given, 1));
            case "if" -> choice(arguments(function, given, 3));
            default -> throw new IllegalArgumentException("there is no function \"" + function + "\"");
        };
    }

    private static List<Expression> arguments(String function, List<Expression> given, int count) {
        if (given.size() != count) {
            throw new IllegalArgumentException(function + " takes " + count + " values, not " + given.size());
        }
        return given;
    }

    private static Expression round(List<Expression> given) {
        return row -> {
            int places = whole(given.getLast(), row);
            if (places < 0 || places > MOST_PLACES) {
                throw new RowProblem("a number is rounded to 0 to " + MOST_PLACES + " places, not " + places);
            }
            return Values.number(given.getFirst().of(row)).setScale(places, RoundingMode.HALF_EVEN);
        };
    }

    /** Adds a number of days, weeks or months to a day. */
    private interface Step {
        LocalDate from(LocalDate day, long count);
    }

    private static Expression later(List<Expression> given, Step step) {
        return row -> step.from(Values.day(given.getFirst().of(row)), whole(given.getLast(), row));
    }

    private Expression at(List<Expression> given) {
        return row -> {
            LocalDate day = Values.day(given.getFirst().of(row));
            return OffsetDateTime.from(
                    day.atTime(time(given.getLast().text(row))).atZone(zone));
        };
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new RowProblem("\"" + text + "\" is not a time such as 12:00");
        }
    }

    private Expression lookup(List<Expression> given) {
        return row -> {
            String name = given.getFirst().text(row);
            Map<String, String> table = tables.get(name);
            if (table == null) {
                throw new RowProblem("there is no table \"" + name + "\"");
            }
            String key = given.getLast().text(row);
            String found = table.get(key);
            if (found == null) {
                throw new RowProblem("the table " + name + " has nothing for \"" + key + "\"");
            }
            return found;
        };
    }

    private static Expression slug(List<Expression> given) {
        return row -> given.getFirst()
                .text(row)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Expression choice(List<Expression> given) {
        return row -> given.getFirst().holds(row)
                ? given.get(1).of(row)
                : given.get(2).of(row);
    }

    private static int whole(Expression expression, Row row) {
        BigDecimal number = Values.number(expression.of(row));
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new RowProblem(number.toPlainString() + " is not a whole number");
        }
    }

    /** Works a definition out once for each row. Rows are taken one after the other, by one thread. */
    private static final class Remembered implements Expression {

        private final Expression definition;
        private @Nullable Row row;
        private @Nullable Object value;

        Remembered(Expression definition) {
            this.definition = definition;
        }

        @Override
        public @Nullable Object of(Row now) {
            if (row != now) {
                value = definition.of(now);
                row = now;
            }
            return value;
        }
    }
}
