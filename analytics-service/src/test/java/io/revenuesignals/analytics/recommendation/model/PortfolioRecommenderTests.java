package io.revenuesignals.analytics.recommendation.model;

import static io.revenuesignals.analytics.recommendation.model.PricingFixture.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortfolioRecommenderTests {

    private static final PricePolicy POLICY = PricePolicy.usual();

    private final PortfolioRecommender recommender = new PortfolioRecommender(POLICY);

    @Test
    void findsTheSamePricesAsTryingAllCombinations() {
        Random random = new Random(4);
        for (int i = 0; i < 10; i++) {
            List<PricingQuestion> questions =
                    List.of(anyQuestion("a", random), anyQuestion("b", random), anyQuestion("c", random));
            List<CrossEffect> crossEffects = new ArrayList<>();
            for (String answering : List.of("a", "b", "c")) {
                for (String priced : List.of("a", "b", "c")) {
                    if (!answering.equals(priced)) {
                        crossEffects.add(new CrossEffect(answering, priced, 0.6 * random.nextDouble()));
                    }
                }
            }

            assertThat(prices(recommender.advise(questions, crossEffects)))
                    .isEqualTo(bestOfAll(questions, crossEffects));
        }
    }

    @Test
    void aProductThatFeedsItsSiblingsIsPricedHigherThanAlone() {
        PricingQuestion jar = aQuestion().about("jar").costing("1.70").question();
        PricingQuestion big = aQuestion().about("big").costing("1.70").question();

        BigDecimal alone =
                prices(recommender.advise(List.of(jar, big), List.of())).getFirst();
        BigDecimal together = prices(recommender.advise(List.of(jar, big), List.of(new CrossEffect("big", "jar", 0.9))))
                .getFirst();

        assertThat(together).isGreaterThan(alone);
    }

    @Test
    void withoutCrossEffectsEachProductGetsItsOwnBestPrice() {
        PricingQuestion question = aQuestion().question();
        PriceAdvice.Recommend single = (PriceAdvice.Recommend) new PriceRecommender(POLICY).advise(question);

        assertThat(prices(recommender.advise(List.of(question), List.of()))).containsExactly(single.proposedPrice());
    }

    @Test
    void aProductWithTooLittleDataStays() {
        PortfolioAdvice advice = recommender.advise(
                List.of(
                        aQuestion().about("a").observed(3, 1).question(),
                        aQuestion().about("b").question()),
                List.of());

        assertThat(advice.moves().getFirst().stays()).isTrue();
        assertThat(advice.moves().getLast().stays()).isFalse();
        assertThat(advice.expectedGain()).isPositive();
        assertThat(advice.probabilityOfGain()).isGreaterThan(0.8);
    }

    @Test
    void refusesToMixObjectivesOrToPriceAProductTwice() {
        PricingQuestion question = aQuestion().question();

        assertThatThrownBy(() -> recommender.advise(List.of(question, question), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recommender.advise(
                        List.of(
                                question,
                                aQuestion()
                                        .about("b")
                                        .aimingAt(Objective.VOLUME)
                                        .question()),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PricingQuestion anyQuestion(String product, Random random) {
        return aQuestion()
                .about(product)
                .costing(BigDecimal.valueOf(150 + random.nextInt(70), 2).toString())
                .elasticity(-1.8 - 1.5 * random.nextDouble(), 0.2)
                .question();
    }

    private static List<BigDecimal> bestOfAll(List<PricingQuestion> questions, List<CrossEffect> crossEffects) {
        Portfolio portfolio = new Portfolio(questions, crossEffects, POLICY);
        long[] choices = {269, 279, 289, 299, 309, 319, 329};
        long[] best = portfolio.currentPrices();
        for (long a : choices) {
            for (long b : choices) {
                for (long c : choices) {
                    long[] trial = {a, b, c};
                    boolean allowed = a > 269 && b > 269 && c > 269 && a < 329 && b < 329 && c < 329;
                    best = allowed && portfolio.score(trial) > portfolio.score(best) ? trial : best;
                }
            }
        }
        return List.of(BigDecimal.valueOf(best[0], 2), BigDecimal.valueOf(best[1], 2), BigDecimal.valueOf(best[2], 2));
    }

    private static List<BigDecimal> prices(PortfolioAdvice advice) {
        return advice.moves().stream().map(PortfolioAdvice.Move::price).toList();
    }
}
