package io.revenuesignals.contracts;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checks that the records of this module share. Each answers its argument or throws {@link InvalidValue}. */
public final class Checks {

    /** Longest identifier, in characters. */
    public static final int MAX_ID = 200;

    /** Longest free text, in characters. */
    public static final int MAX_TEXT = 4_000;

    private static final int MAX_PRECISION = 18;
    private static final int MAX_SCALE = 6;

    private Checks() {}

    /** An identifier: present, not blank, at most {@link #MAX_ID} characters, no control characters; answered in Unicode NFC. */
    public static String id(@Nullable String value, String field) {
        String present = present(value, field);
        if (present.isBlank()) {
            throw new InvalidValue(field, "must not be blank");
        }
        if (present.length() > MAX_ID) {
            throw new InvalidValue(field, "must not be longer than " + MAX_ID + " characters");
        }
        boolean ascii = true;
        for (int i = 0; i < present.length(); i++) {
            char c = present.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                throw new InvalidValue(field, "must not contain control characters");
            }
            ascii &= c < 0x80;
        }
        return ascii ? present : Normalizer.normalize(present, Normalizer.Form.NFC);
    }

    /** As {@link #id}, but may be absent. */
    public static @Nullable String optionalId(@Nullable String value, String field) {
        return value == null ? null : id(value, field);
    }

    /** Free text: present, at most {@link #MAX_TEXT} characters, no NUL. */
    public static String text(@Nullable String value, String field) {
        String present = present(value, field);
        if (present.length() > MAX_TEXT) {
            throw new InvalidValue(field, "must not be longer than " + MAX_TEXT + " characters");
        }
        if (present.indexOf('\0') >= 0) {
            throw new InvalidValue(field, "must not contain NUL");
        }
        return present;
    }

    /** As {@link #text}, but may be absent. */
    public static @Nullable String optionalText(@Nullable String value, String field) {
        return value == null ? null : text(value, field);
    }

    /** Any value that must be there. */
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidValue(field, "is required");
        }
        return value;
    }

    /** A number of at most 18 digits with at most 6 of them behind the point; checked before any arithmetic is done with it. */
    public static BigDecimal number(@Nullable BigDecimal value, String field) {
        BigDecimal present = present(value, field);
        if (present.scale() < -MAX_PRECISION
                || present.scale() > 2 * MAX_PRECISION
                || present.precision() > 2 * MAX_PRECISION) {
            throw new InvalidValue(field, "has too many digits");
        }
        BigDecimal trimmed = present.signum() == 0 ? BigDecimal.ZERO : present.stripTrailingZeros();
        if (trimmed.scale() > MAX_SCALE || trimmed.precision() - trimmed.scale() > MAX_PRECISION - MAX_SCALE) {
            throw new InvalidValue(field, "must have at most 12 digits before and 6 behind the point");
        }
        return present.scale() < 0 ? present.setScale(0) : present;
    }

    /** As {@link #number}, and not below zero. */
    public static BigDecimal notNegative(@Nullable BigDecimal value, String field) {
        BigDecimal number = number(value, field);
        if (number.signum() < 0) {
            throw new InvalidValue(field, "must not be negative");
        }
        return number;
    }

    /** As {@link #number}, and above zero. */
    public static BigDecimal positive(@Nullable BigDecimal value, String field) {
        BigDecimal number = number(value, field);
        if (number.signum() <= 0) {
            throw new InvalidValue(field, "must be greater than zero");
        }
        return number;
    }

    /** A share between 0 and 1, both included. */
    public static BigDecimal fraction(@Nullable BigDecimal value, String field) {
        BigDecimal number = notNegative(value, field);
        if (number.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidValue(field, "must be between 0 and 1");
        }
        return number;
    }

    /** Money above zero. */
    public static MoneyAmount price(@Nullable MoneyAmount value, String field) {
        MoneyAmount present = present(value, field);
        if (present.amount().signum() <= 0) {
            throw new InvalidValue(field, "must be greater than zero");
        }
        return present;
    }

    /** Refuses a rule that the record as a whole breaks, naming the field to look at. */
    public static void require(boolean rule, String field, String reason) {
        if (!rule) {
            throw new InvalidValue(field, reason);
        }
    }

    /** An immutable copy; an absent list is an empty one. */
    public static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** An immutable copy in a stable order; an absent set is an empty one. */
    public static <T> Set<T> copy(@Nullable Set<T> values) {
        return values == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** An immutable copy with sorted keys; an absent map is an empty one. */
    public static Map<String, String> copy(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
