package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price to be judged, with what is known around it.
 *
 * @param current the price before; absent for the first one
 * @param cost of one pack; absent when unknown
 * @param competitorIndex the proposed price over the competitors' price; absent when unknown
 * @param gainProbability that profit grows, 0 to 1; absent when nobody estimated it
 * @param day on which it would begin
 */
public record PriceProposal(
        Money price,
        @Nullable Money current,
        @Nullable Money cost,
        @Nullable Double competitorIndex,
        @Nullable Double gainProbability,
        LocalDate day) {

    PriceProposal at(Money other) {
        Double index = competitorIndex == null
                ? null
                : competitorIndex
                        * other.amount().doubleValue()
                        / price.amount().doubleValue();
        return new PriceProposal(other, current, cost, index, gainProbability, day);
    }
}
