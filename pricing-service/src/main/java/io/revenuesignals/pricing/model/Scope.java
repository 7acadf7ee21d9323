package io.revenuesignals.pricing.model;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For whom a price or a cost holds.
 *
 * @param id the channel, retailer or store; absent for the whole country
 */
public record Scope(Level level, @Nullable String id) {

    /** From the widest to the most specific, which wins. */
    public enum Level {
        NATIONAL,
        CHANNEL,
        RETAILER,
        STORE
    }

    public Scope {
        Objects.requireNonNull(level);
        if ((level == Level.NATIONAL) != (id == null)) {
            throw new IllegalArgumentException("all scopes but the national one name whom they are for");
        }
    }

    public static Scope national() {
        return new Scope(Level.NATIONAL, null);
    }

    /** One word: {@code national}, {@code channel:GROCERY}, {@code retailer:R1}, {@code store:S1}. */
    public String word() {
        return id == null ? "national" : level.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /** Reads what {@link #word()} wrote. */
    public static Scope parse(String word) {
        int colon = word.indexOf(':');
        return colon < 0
                ? national()
                : new Scope(
                        Level.valueOf(word.substring(0, colon).toUpperCase(Locale.ROOT)), word.substring(colon + 1));
    }

    public boolean isNarrowerThan(Scope other) {
        return level.compareTo(other.level) > 0;
    }
}
