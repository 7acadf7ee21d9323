package io.revenuesignals.contracts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For whom a price holds. The most specific scope wins: a store's price before its retailer's, before the channel's,
 * before the national one.
 *
 * @param level how specific
 * @param id the channel, retailer or store; absent for {@link Level#NATIONAL}
 */
public record PriceScope(Level level, @Nullable String id) {

    /** From the widest to the most specific. */
    public enum Level {
        NATIONAL,
        CHANNEL,
        RETAILER,
        STORE
    }

    public PriceScope {
        level = Checks.present(level, "level");
        id = Checks.optionalId(id, "id");
        Checks.require(
                (level == Level.NATIONAL) == (id == null),
                "id",
                "is required unless the level is NATIONAL, where it must be absent");
        if (level == Level.CHANNEL && id != null) {
            Checks.require(isChannel(id), "id", "must be a channel");
        }
    }

    public static PriceScope national() {
        return new PriceScope(Level.NATIONAL, null);
    }

    public static PriceScope channel(Channel channel) {
        return new PriceScope(Level.CHANNEL, channel.name());
    }

    public static PriceScope retailer(String retailer) {
        return new PriceScope(Level.RETAILER, retailer);
    }

    public static PriceScope store(String store) {
        return new PriceScope(Level.STORE, store);
    }

    /** One word for keys, columns and query parameters: {@code national}, {@code channel:GROCERY}, {@code retailer:R1}, {@code store:S1}. */
    public String word() {
        return id == null ? "national" : level.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /**
     * Reads what {@link #word()} writes.
     *
     * @throws InvalidValue when it is not of that form
     */
    public static PriceScope parse(String word) {
        if (word.equals("national")) {
            return national();
        }
        int colon = word.indexOf(':');
        Level level = colon < 0 ? null : levelNamed(word.substring(0, colon));
        Checks.require(
                level != null && level != Level.NATIONAL,
                "scope",
                "must be national, channel:<channel>, retailer:<id> or store:<id>");
        return new PriceScope(Checks.present(level, "scope"), word.substring(colon + 1));
    }

    private static @Nullable Level levelNamed(String name) {
        for (Level level : Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(name)) {
                return level;
            }
        }
        return null;
    }

    private static boolean isChannel(String id) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
