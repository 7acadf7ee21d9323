package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import java.util.List;
import java.util.Map;

/**
 * Where a goal counts. Within one list any entry matches; between lists that are not empty all must match; every store
 * attribute given must match. All empty means everywhere.
 *
 * @param products which products count; absent: every own product
 * @param channels channels in which it counts
 * @param retailers ids of the retailers at which it counts
 * @param regions sales regions in which it counts
 * @param storeAttributes what a store must have, such as {@code sellsFood=true}
 */
public record GoalScope(
        ProductSet products,
        List<Channel> channels,
        List<String> retailers,
        List<String> regions,
        Map<String, String> storeAttributes) {

    public GoalScope {
        products = products == null ? new ProductSet(List.of(), List.of(), List.of(), List.of()) : products;
        channels = Checks.all(channels, "channels");
        retailers = Checks.ids(retailers, "retailers");
        regions = Checks.ids(regions, "regions");
        storeAttributes = Checks.attributes(storeAttributes, "storeAttributes");
    }
}
