package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.GoalScope;
import io.revenuesignals.goal.goal.model.Metric;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is to say.
 *
 * @param scope absent: everywhere, every own product
 * @param owner absent: the caller
 * @param reason why, where the goal holds already and is revised
 */
record DefinitionRequest(
        String name,
        Metric metric,
        BigDecimal target,
        @Nullable String currency,
        @Nullable ScopeRequest scope,
        PeriodRequest period,
        @Nullable StrategyRequest strategy,
        @Nullable UUID parent,
        @Nullable String owner,
        @Nullable String reason) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    DefinitionRequest {
        name = Checks.id(name, "name");
        metric = Checks.present(metric, "metric");
        target = Checks.positive(target, "target");
        Checks.require(
                (metric == Metric.REVENUE) == (currency != null),
                "currency",
                "is required for REVENUE and must be absent otherwise");
        currency = currency == null ? null : MoneyAmount.of("0", currency).currency();
        Checks.require(
                metric != Metric.MARKET_SHARE || target.compareTo(HUNDRED) <= 0,
                "target",
                "must be at most 100 per cent");
        Checks.require(
                metric != Metric.STORES_WITH_DISTRIBUTION
                        || target.stripTrailingZeros().scale() <= 0,
                "target",
                "must be a whole number of stores");
        period = Checks.present(period, "period");
        owner = Checks.optionalId(owner, "owner");
        reason = Checks.optionalText(reason, "reason");
    }

    Definition by(String caller) {
        return new Definition(
                name,
                metric,
                target,
                currency,
                scope == null ? everywhere() : scope.scope(),
                period.period(),
                strategy == null ? null : strategy.strategy(),
                parent,
                owner == null ? caller : owner);
    }

    private static GoalScope everywhere() {
        return new ScopeRequest(null, null, null, null, null).scope();
    }
}
