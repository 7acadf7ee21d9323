package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Prices several own products of one scope together, so that a gain of one is not paid for by its siblings. Each product
 * keeps within its own guardrails; one product after the other takes its best rung given the others, from several
 * starts, until nothing improves.
 */
public final class PortfolioRecommender {

    private static final int MOST_PRODUCTS = 10;
    private static final int MOST_ROUNDS = 50;

    private final PricePolicy policy;

    public PortfolioRecommender(PricePolicy policy) {
        this.policy = policy;
    }

    /**
     * The best prices found.
     *
     * @param questions one per product, at most ten, all with the same scope, day and objective
     * @param crossEffects between the products; a pair that is not named does not interact
     */
    public PortfolioAdvice advise(List<PricingQuestion> questions, Collection<CrossEffect> crossEffects) {
        requireOnePortfolio(questions);
        Portfolio portfolio = new Portfolio(questions, crossEffects, policy);
        long[] current = portfolio.currentPrices();
        long[] best = climb(portfolio, current);
        for (int product = 0; product < questions.size(); product++) {
            for (long rung : portfolio.extremes(product)) {
                long[] start = current.clone();
                start[product] = rung;
                long[] found = climb(portfolio, start);
                best = portfolio.score(found) > portfolio.score(best) ? found : best;
            }
        }
        return advice(questions, portfolio, best);
    }

    private static long[] climb(Portfolio portfolio, long[] start) {
        long[] prices = start.clone();
        boolean improved = true;
        for (int round = 0; improved && round < MOST_ROUNDS; round++) {
            improved = false;
            for (int product = 0; product < prices.length; product++) {
                long rung = portfolio.bestRung(prices, product);
                improved |= rung != prices[product];
                prices[product] = rung;
            }
        }
        return prices;
    }

    private static PortfolioAdvice advice(List<PricingQuestion> questions, Portfolio portfolio, long[] prices) {
        List<PortfolioAdvice.Move> moves = new ArrayList<>();
        for (int product = 0; product < prices.length; product++) {
            PricingQuestion question = questions.get(product);
            moves.add(new PortfolioAdvice.Move(
                    question.product(), question.currentPrice(), BigDecimal.valueOf(prices[product], 2)));
        }
        return new PortfolioAdvice(moves, portfolio.expectedGain(prices), portfolio.probabilityOfGain(prices));
    }

    private static void requireOnePortfolio(List<PricingQuestion> questions) {
        if (questions.isEmpty() || questions.size() > MOST_PRODUCTS) {
            throw new IllegalArgumentException("a portfolio has one to ten products, not " + questions.size());
        }
        long kinds = questions.stream()
                .map(question -> List.of(question.scope(), question.asOf(), question.objective()))
                .distinct()
                .count();
        long products =
                questions.stream().map(PricingQuestion::product).distinct().count();
        if (kinds > 1 || products < questions.size()) {
            throw new IllegalArgumentException("one scope, day and objective, and each product once");
        }
    }
}
