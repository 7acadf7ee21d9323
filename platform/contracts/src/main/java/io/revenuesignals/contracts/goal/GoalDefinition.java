package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a goal says.
 *
 * @param name what people call it
 * @param metric what it counts
 * @param target what to reach, in the unit of the metric
 * @param currency ISO 4217 code; there for {@link Metric#REVENUE} only
 * @param scope where it counts
 * @param period when it counts
 * @param strategy how it is to be reached, where somebody said
 * @param parent id of the goal this one is a part of, where it is one
 * @param owner who answers for it
 */
public record GoalDefinition(
        String name,
        Metric metric,
        BigDecimal target,
        @Nullable String currency,
        GoalScope scope,
        GoalPeriod period,
        @Nullable Strategy strategy,
        @Nullable String parent,
        String owner) {

    public GoalDefinition {
        name = Checks.id(name, "name");
        metric = Checks.present(metric, "metric");
        target = Checks.positive(target, "target");
        Checks.require(
                (metric == Metric.REVENUE) == (currency != null),
                "currency",
                "is required for REVENUE and must be absent otherwise");
        Checks.require(
                metric != Metric.MARKET_SHARE || target.compareTo(BigDecimal.valueOf(100)) <= 0,
                "target",
                "must be at most 100 percent");
        currency = currency == null ? null : Checks.currency(currency, "currency");
        scope = Checks.present(scope, "scope");
        period = Checks.present(period, "period");
        parent = Checks.optionalId(parent, "parent");
        owner = Checks.id(owner, "owner");
    }
}
