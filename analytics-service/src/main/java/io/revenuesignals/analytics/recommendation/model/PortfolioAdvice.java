package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * Prices for several own products that are best together.
 *
 * @param moves one per product, in the order of the questions; a product that stays moves to its current price
 * @param expectedGain expected relative gain of the sum of the objectives
 * @param probabilityOfGain probability that the sum gains at all
 */
public record PortfolioAdvice(List<Move> moves, double expectedGain, double probabilityOfGain) {

    public PortfolioAdvice {
        moves = List.copyOf(moves);
    }

    /** One product's price. */
    public record Move(String product, BigDecimal currentPrice, BigDecimal price) {

        public boolean stays() {
            return currentPrice.compareTo(price) == 0;
        }
    }
}
