package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Scope;
import java.util.Set;

/**
 * Which prices somebody may see. What was negotiated with a retailer, or set for one of its stores, is for pricing and for
 * those who look after that account; national and channel prices are for everybody who may look at prices at all.
 *
 * @param everything whether there is no limit
 * @param accounts the retailers whose prices may be seen
 */
public record Sight(boolean everything, Set<String> accounts) {

    public Sight {
        accounts = Set.copyOf(accounts);
    }

    public boolean covers(Scope scope) {
        return everything
                || switch (scope.level()) {
                    case NATIONAL, CHANNEL -> true;
                    case RETAILER -> scope.id() != null && accounts.contains(scope.id());
                    case STORE -> false;
                };
    }
}
