package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.goal.goal.model.Channel;
import io.revenuesignals.goal.goal.model.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a goal is to be reached, in words. */
record StrategyRequest(
        @Nullable String targetCustomers,
        @Nullable List<Channel> channels,
        @Nullable List<String> tactics) {

    private static final int MOST = 100;

    StrategyRequest {
        targetCustomers = Checks.optionalText(targetCustomers, "targetCustomers");
        channels = listed(channels, "channels");
        tactics = listed(tactics, "tactics");
        for (String tactic : tactics) {
            Checks.text(tactic, "tactics");
        }
    }

    Strategy strategy() {
        return new Strategy(targetCustomers, listed(channels, "channels"), listed(tactics, "tactics"));
    }

    private static <T> List<T> listed(@Nullable List<T> values, String field) {
        if (values == null) {
            return List.of();
        }
        Checks.require(values.size() <= MOST, field, "must not have more than " + MOST + " entries");
        values.forEach(value -> Checks.present(value, field));
        return List.copyOf(values);
    }
}
