package io.revenuesignals.contracts.reference;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A store of a retailer, or its web shop.
 *
 * @param store its id
 * @param name what people call it
 * @param retailer id of the retailer that runs it
 * @param channel the kind of outlet it is
 * @param region free word for the sales region, such as {@code midwest}
 * @param timeZone IANA zone in which the store's days begin and end, such as {@code America/Chicago}
 * @param attributes free attributes that goals may ask for, such as {@code sellsFood=true}
 * @param sizeWeight the store's size relative to an average one, for weighted distribution; 1 when absent
 */
public record StoreDescribed(
        String store,
        String name,
        String retailer,
        Channel channel,
        String region,
        String timeZone,
        Map<String, String> attributes,
        BigDecimal sizeWeight)
        implements ReferenceEvent {

    public StoreDescribed {
        store = Checks.id(store, "store");
        name = Checks.id(name, "name");
        retailer = Checks.id(retailer, "retailer");
        channel = Checks.present(channel, "channel");
        region = Checks.id(region, "region");
        timeZone = Checks.timeZone(timeZone, "timeZone");
        attributes = Checks.attributes(attributes, "attributes");
        sizeWeight = sizeWeight == null ? BigDecimal.ONE : Checks.positive(sizeWeight, "sizeWeight");
    }

    @Override
    public String key() {
        return "store:" + store;
    }
}
