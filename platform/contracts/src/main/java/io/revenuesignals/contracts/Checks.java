package io.revenuesignals.contracts;

import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks that the records of this module share. Each answers its argument or throws {@link InvalidValue}. */
public final class Checks {

    /** Longest identifier, in characters. */
    public static final int MAX_ID = 200;

    /** Longest free text, in characters. */
    public static final int MAX_TEXT = 4_000;

    /** Longest link, in characters. */
    public static final int MAX_LINK = 2_000;

    private static final int MAX_PRECISION = 18;
    private static final int MAX_SCALE = 6;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final Instant FIRST_INSTANT = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T00:00:00Z");
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Checks() {}

    /**
     * An identifier: present, not blank, at most {@link #MAX_ID} characters, no control characters, valid Unicode; answered
     * in Unicode NFC.
     */
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
        return ascii ? present : Normalizer.normalize(unicode(present, field), Normalizer.Form.NFC);
    }

    /** As {@link #id}, but may be absent. */
    public static @Nullable String optionalId(@Nullable String value, String field) {
        return value == null ? null : id(value, field);
    }

    /** Free text: present, at most {@link #MAX_TEXT} characters, no NUL, valid Unicode. */
    public static String text(@Nullable String value, String field) {
        String present = present(value, field);
        if (present.length() > MAX_TEXT) {
            throw new InvalidValue(field, "must not be longer than " + MAX_TEXT + " characters");
        }
        if (present.indexOf('\0') >= 0) {
            throw new InvalidValue(field, "must not contain NUL");
        }
        return unicode(present, field);
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

    /**
     * A number of at most 18 digits with at most 6 of them behind the point; checked before any arithmetic is done with it.
     * Zeros beyond the sixth place are dropped.
     */
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
        if (present.scale() < 0) {
            return present.setScale(0);
        }
        return present.scale() > MAX_SCALE ? present.setScale(MAX_SCALE) : present;
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

    /** An ISO 4217 code in capitals. */
    public static String currency(@Nullable String value, String field) {
        String present = present(value, field);
        require(CURRENCIES.contains(present), field, "must be an ISO 4217 code");
        return present;
    }

    /** The name of an IANA time zone. */
    public static String timeZone(@Nullable String value, String field) {
        String present = present(value, field);
        require(TIME_ZONES.contains(present), field, "must be an IANA time zone");
        return present;
    }

    /** A day of the years 1900 to 9999, so that every store can hold it and days can be added to it. */
    public static LocalDate day(@Nullable LocalDate value, String field) {
        LocalDate present = present(value, field);
        require(
                present.getYear() >= FIRST_YEAR && present.getYear() <= LAST_YEAR,
                field,
                "must be in the years 1900 to 9999");
        return present;
    }

    /** An instant of the years 1900 to 9999. */
    public static Instant time(@Nullable Instant value, String field) {
        Instant present = present(value, field);
        require(
                !present.isBefore(FIRST_INSTANT) && present.isBefore(LAST_INSTANT),
                field,
                "must be in the years 1900 to 9999");
        return present;
    }

    /** An instant of the years 1900 to 9999 with its offset. */
    public static OffsetDateTime time(@Nullable OffsetDateTime value, String field) {
        OffsetDateTime present = present(value, field);
        time(present.toInstant(), field);
        return present;
    }

    /** A link that a browser may follow: absolute, http or https, at most {@link #MAX_LINK} characters. */
    public static URI link(@Nullable URI value, String field) {
        URI present = present(value, field);
        String scheme = present.getScheme();
        require(
                ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && present.getHost() != null,
                field,
                "must be an absolute http or https link");
        require(present.toString().length() <= MAX_LINK, field, "must not be longer than " + MAX_LINK + " characters");
        return present;
    }

    /** Refuses a rule that the record as a whole breaks, naming the field to look at. */
    public static void require(boolean rule, String field, String reason) {
        if (!rule) {
            throw new InvalidValue(field, reason);
        }
    }

    /** A list of identifiers, each as {@link #id}; an absent list is an empty one. */
    public static List<String> ids(@Nullable List<String> values, String field) {
        return all(values, field).stream().map(value -> id(value, field)).toList();
    }

    /** A list of texts, each as {@link #text}; an absent list is an empty one. */
    public static List<String> texts(@Nullable List<String> values, String field) {
        return all(values, field).stream().map(value -> text(value, field)).toList();
    }

    /** An immutable copy of a list that must not hold nulls; an absent list is an empty one. */
    public static <T> List<T> all(@Nullable List<T> values, String field) {
        if (values == null) {
            return List.of();
        }
        for (T value : values) {
            present(value, field);
        }
        return List.copyOf(values);
    }

    /** Names with their values, each as {@link #id}, sorted by name; an absent map is an empty one. */
    public static Map<String, String> attributes(@Nullable Map<String, String> values, String field) {
        Map<String, String> sorted = new TreeMap<>();
        if (values != null) {
            values.forEach((name, value) -> sorted.put(id(name, field), id(value, field)));
        }
        return Collections.unmodifiableMap(sorted);
    }

    private static String unicode(String value, String field) {
        boolean paired = true;
        for (int i = 0; i < value.length() && paired; i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                paired = i < value.length() && Character.isLowSurrogate(value.charAt(i));
            } else {
                paired = !Character.isLowSurrogate(c);
            }
        }
        require(paired, field, "must be valid Unicode");
        return value;
    }
}
