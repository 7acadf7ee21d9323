package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import java.util.List;
import java.util.Map;

/**
 * Where a goal counts. Within one list any entry matches; between lists that are not empty all must match; every store
 * attribute given must match. All empty means everywhere.
 *
 * @param storeAttributes such as {@code sellsFood=true}
 */
public record GoalScope(
        ProductSet products,
        List<Channel> channels,
        List<String> retailers,
        List<String> regions,
        Map<String, String> storeAttributes) {

    public GoalScope {
        products = products == null ? new ProductSet(List.of(), List.of(), List.of(), List.of()) : products;
        channels = Checks.copy(channels);
        retailers = Checks.copy(retailers);
        regions = Checks.copy(regions);
        storeAttributes = Checks.copy(storeAttributes);
    }
}
