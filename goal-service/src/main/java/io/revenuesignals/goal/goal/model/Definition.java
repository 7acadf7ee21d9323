package io.revenuesignals.goal.goal.model;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a goal says.
 *
 * @param target what to reach, in the unit of the metric
 * @param currency ISO 4217 code; there for {@link Metric#REVENUE} only
 * @param parent the goal this one is a part of
 * @param owner who answers for it
 */
public record Definition(
        String name,
        Metric metric,
        BigDecimal target,
        @Nullable String currency,
        GoalScope scope,
        Period period,
        @Nullable Strategy strategy,
        @Nullable UUID parent,
        String owner) {

    public Definition {
        if (target.signum() <= 0) {
            throw new IllegalArgumentException("a target is above zero");
        }
        target = target.stripTrailingZeros();
        target = target.scale() < 0 ? target.setScale(0) : target;
    }

    /** Along what this part was cut out of a whole. */
    public Dimension cutAlong(Definition part) {
        if (!period.hasSameDays(part.period)) {
            return Dimension.PERIOD;
        }
        return scope.cutAlong(part.scope).orElse(Dimension.PERSON);
    }

    /** The same in another scope. */
    public Definition within(GoalScope other) {
        return new Definition(name, metric, target, currency, other, period, strategy, parent, owner);
    }

    /** The same in another period. */
    public Definition during(Period other) {
        return new Definition(name, metric, target, currency, scope, other, strategy, parent, owner);
    }

    /** The same, but somebody else answers for it. */
    public Definition ownedBy(String other) {
        return new Definition(name, metric, target, currency, scope, period, strategy, parent, other);
    }

    boolean countsTheSameAs(Definition other) {
        return metric == other.metric && Objects.equals(currency, other.currency);
    }
}
