package io.revenuesignals.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact was seen: one store, a whole retailer, or a channel. Exactly one of the three is set.
 *
 * @param store id of a store
 * @param retailer id of a retailer, when the fact holds for all its stores
 * @param channel a channel, when the fact holds for all its retailers
 */
public record Place(
        @Nullable String store,
        @Nullable String retailer,
        @Nullable Channel channel) {

    public Place {
        store = Checks.optionalId(store, "store");
        retailer = Checks.optionalId(retailer, "retailer");
        int given = (store == null ? 0 : 1) + (retailer == null ? 0 : 1) + (channel == null ? 0 : 1);
        Checks.require(given == 1, "", "must name exactly one of store, retailer, channel");
    }

    public static Place store(String store) {
        return new Place(store, null, null);
    }

    public static Place retailer(String retailer) {
        return new Place(null, retailer, null);
    }

    public static Place channel(Channel channel) {
        return new Place(null, null, channel);
    }

    /** One word for keys and columns: {@code store:S1}, {@code retailer:R1} or {@code channel:GROCERY}. */
    public String id() {
        if (store != null) {
            return "store:" + store;
        }
        return retailer != null ? "retailer:" + retailer : "channel:" + channel;
    }
}
