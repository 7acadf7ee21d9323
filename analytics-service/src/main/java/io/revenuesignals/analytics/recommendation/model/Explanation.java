package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every number behind an advice: with the question in it and the seed of its draws, each of them can be worked out
 * again.
 *
 * <p>The draws: XoShiRo256++ with the seed gives standard normal pairs (z, u); each pair stands for two draws, one with
 * elasticity mean + z deviation, one with mean - z deviation, whose usual weeks are off by the factors
 * exp(-d²/2 + d u) and exp(-d²/2 - d u), d being the deviation of the weekly units. Units of a draw at price P are weekly
 * units times (P / current price) to the power of its elasticity. Expectations are means over the draws without those
 * factors, bounds are percentiles with them.
 *
 * @param question what was asked
 * @param policy the guardrails' settings
 * @param seed seed of the draws
 * @param draws how many elasticities were drawn
 * @param unguardedPrice best price if nothing held it; null when the objective grows without bound
 * @param consideredPrice price that was considered in the end
 * @param now what the current price is expected to bring in a week
 * @param considered what the considered price is expected to bring in a week
 * @param expectedGain expected relative gain of the objective
 * @param expectedProfitGain expected gain of profit per week in money, null when the cost is unknown
 * @param probabilityOfGain probability that the objective gains at all
 * @param competitorIndexNow own price divided by the competitors', null when theirs are unknown
 * @param competitorIndexConsidered the same at the considered price
 * @param listPriceChange relative change of the list price that moves the shelf so far, given the pass-through
 * @param guardrails all guardrails in order, binding or not
 */
public record Explanation(
        PricingQuestion question,
        PricePolicy policy,
        long seed,
        int draws,
        @Nullable BigDecimal unguardedPrice,
        BigDecimal consideredPrice,
        ExpectedResult now,
        ExpectedResult considered,
        double expectedGain,
        @Nullable BigDecimal expectedProfitGain,
        double probabilityOfGain,
        @Nullable Double competitorIndexNow,
        @Nullable Double competitorIndexConsidered,
        double listPriceChange,
        List<GuardrailCheck> guardrails) {

    public Explanation {
        guardrails = List.copyOf(guardrails);
    }

    /** The guardrails that stopped the price. */
    public List<Guardrail> binding() {
        return guardrails.stream()
                .filter(GuardrailCheck::binding)
                .map(GuardrailCheck::guardrail)
                .toList();
    }
}
