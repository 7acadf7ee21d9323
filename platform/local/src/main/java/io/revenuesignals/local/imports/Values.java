package io.revenuesignals.local.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Turns values of expressions into what is needed. */
final class Values {

    private Values() {}

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** @throws RowProblem when it is none */
    static BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        try {
            return new BigDecimal(text(value).strip());
        } catch (NumberFormatException e) {
            throw new RowProblem("\"" + text(value) + "\" is not a number");
        }
    }

    /** @throws RowProblem when it is none */
    static LocalDate day(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        try {
            return LocalDate.parse(text(value).strip());
        } catch (DateTimeException e) {
            throw new RowProblem("\"" + text(value) + "\" is not a day such as 2026-03-01");
        }
    }

    /** @throws RowProblem when it is none */
    static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        return switch (text(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RowProblem("\"" + text(value) + "\" is neither true nor false");
        };
    }

    /** Less than, equal to or greater than zero: as numbers when one of them is one, as text otherwise. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return number(left).compareTo(number(right));
        }
        return text(left).compareTo(text(right));
    }
}
