package io.revenuesignals.analytics.recommendation.model;

import java.util.List;

/**
 * What a price that somebody else named would do.
 *
 * @param now what the current price is expected to bring in a week
 * @param then what that price is expected to bring in a week
 * @param expectedGain expected relative gain of the objective
 * @param probabilityOfGain probability that the objective gains at all
 * @param against the guardrails that the price breaks
 */
public record WeighedPrice(
        ExpectedResult now,
        ExpectedResult then,
        double expectedGain,
        double probabilityOfGain,
        List<Guardrail> against) {

    public WeighedPrice {
        against = List.copyOf(against);
    }
}
