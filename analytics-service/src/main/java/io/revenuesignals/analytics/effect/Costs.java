package io.revenuesignals.analytics.effect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which cost and price of several scopes holds: that of the most specific scope, and there the latest. */
public final class Costs {

    private Costs() {}

    /**
     * The cost that holds in a scope on a day.
     *
     * @param channel the channel the scope lies in, where it is a retailer's and known
     */
    public static Optional<Cost> inForce(
            Collection<Cost> costs, String scope, @Nullable String channel, LocalDate day) {
        List<String> scopes = scopes(scope, channel);
        return costs.stream()
                .filter(cost ->
                        scopes.contains(cost.scope()) && !cost.validFrom().isAfter(day))
                .max(Comparator.comparing((Cost cost) -> -scopes.indexOf(cost.scope()))
                        .thenComparing(Cost::validFrom));
    }

    /** The latest change that reaches a scope: its own, its channel's or the national one. */
    public static Optional<PriceChange> lastChange(
            Collection<PriceChange> changes, String product, String scope, @Nullable String channel) {
        List<String> scopes = scopes(scope, channel);
        return changes.stream()
                .filter(change -> change.product().equals(product) && scopes.contains(change.scope()))
                .max(Comparator.comparing(PriceChange::validFrom));
    }

    /** From the most specific to the widest. */
    private static List<String> scopes(String scope, @Nullable String channel) {
        return channel == null ? List.of(scope, "national") : List.of(scope, "channel:" + channel, "national");
    }
}
