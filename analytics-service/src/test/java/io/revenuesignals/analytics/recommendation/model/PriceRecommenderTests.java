package io.revenuesignals.analytics.recommendation.model;

import static io.revenuesignals.analytics.recommendation.model.PricingFixture.TODAY;
import static io.revenuesignals.analytics.recommendation.model.PricingFixture.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Hold;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.HoldReason;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.NoRecommendation;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Recommend;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceRecommenderTests {

    private static final PricePolicy POLICY = PricePolicy.usual();
    private static final PricePolicy WIDE = PricePolicy.usual()
            .withLargestChange(0.9, 0)
            .withRangeWidening(10)
            .withMinimumMargin(0)
            .withLadder(PriceLadder.everyCent())
            .withMinimumBenefit(0, 0);

    @Test
    void proposesTheBestPriceOnTheLadderThatTheGuardrailsAllow() {
        Recommend advice = recommend(aQuestion(), POLICY);

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.19"));
        assertThat(advice.explanation().expectedGain()).isGreaterThan(0.005);
        assertThat(advice.explanation().probabilityOfGain()).isGreaterThan(0.8);
        assertThat(advice.explanation().unguardedPrice()).isBetween(new BigDecimal("3.25"), new BigDecimal("3.40"));
    }

    @Test
    void theUnguardedPriceOfAKnownElasticityIsTheTextbookOne() {
        Recommend advice = recommend(aQuestion().elasticity(-2.5, 0), WIDE);

        assertThat(advice.explanation().unguardedPrice()).isEqualTo(new BigDecimal("3.33"));
        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.33"));
        assertThat(advice.explanation().binding()).isEmpty();
        double gain = Math.pow(3.33 / 2.99, -2.5) * 1.33 / 0.99 - 1;
        assertThat(advice.explanation().expectedGain()).isCloseTo(gain, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void findsTheSamePriceAsLookingAtEveryRung(Objective objective) {
        Random random = new Random(objective.name().hashCode());
        for (int i = 0; i < 30; i++) {
            double price = 1.5 + 4 * random.nextDouble();
            double cost = price * (0.4 + 0.3 * random.nextDouble());
            double elasticity = -0.5 - 3 * random.nextDouble();
            PricingFixture question = aQuestion()
                    .aimingAt(objective)
                    .priced(money(price))
                    .costing(money(cost))
                    .elasticity(elasticity, 0)
                    .observedPrices(money(price * 0.8), money(price * 1.2));
            PricePolicy policy = POLICY.withMinimumBenefit(0, 0).withLadder(PriceLadder.endingInDigit(4, 9));

            assertThat(chosen(new PriceRecommender(policy).advise(question.question())))
                    .isEqualTo(new BigDecimal(bestByLooking(objective, money(price), money(cost), elasticity)));
        }
    }

    @Test
    void weighsAPriceThatSomebodyElseNames() {
        PricingQuestion question = aQuestion().elasticity(-2.5, 0).question();

        WeighedPrice weighed = new PriceRecommender(POLICY).weigh(question, new BigDecimal("2.39"));

        double units = Math.pow(2.39 / 2.99, -2.5);
        assertThat(weighed.then().units().expected().doubleValue()
                        / weighed.now().units().expected().doubleValue())
                .isCloseTo(units, within(1e-3));
        assertThat(weighed.expectedGain()).isCloseTo(units * 0.39 / 0.99 - 1, within(1e-9));
        assertThat(weighed.probabilityOfGain()).isZero();
        assertThat(weighed.against()).contains(Guardrail.LARGEST_CHANGE);
    }

    @Test
    void whatThePriceIsNowBreaksNoLargestChange() {
        PricingQuestion question = aQuestion().question();

        assertThat(new PriceRecommender(POLICY)
                        .weigh(question, question.currentPrice())
                        .against())
                .doesNotContain(Guardrail.LARGEST_CHANGE);
    }

    @Test
    void guardrailData() {
        assertMissing(aQuestion().observed(19, 8), "sales with a price for 1 more weeks");
        assertMissing(aQuestion().observed(80, 2), "sales at 1 more distinct price(s)");
        assertMissing(aQuestion().observedPrices("2.95", "3.05"), "sales at prices at least 5 % apart");
        assertMissing(aQuestion().lastObserved(TODAY.minusWeeks(5)), "sales with a price of the last 4 weeks");
        assertMissing(
                aQuestion().surelyNegative(0.9),
                "more price changes: that units fall when the price rises is only 90 % certain");
        assertMissing(aQuestion().costing(null), "the cost of the product");
    }

    @Test
    void guardrailMinimumMargin() {
        Recommend advice =
                recommend(aQuestion().aimingAt(Objective.VOLUME).costing("2.60"), POLICY.withMinimumMargin(0.1));

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("2.89"));
        assertThat(advice.explanation().binding()).contains(Guardrail.MINIMUM_MARGIN);
    }

    @Test
    void guardrailLargestChange() {
        Recommend advice = recommend(aQuestion().elasticity(-1.3, 0.05), POLICY);

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.19"));
        assertThat(advice.explanation().binding()).contains(Guardrail.LARGEST_CHANGE);
        assertThat(check(advice, Guardrail.LARGEST_CHANGE).high()).isEqualTo(new BigDecimal("3.28"));
    }

    @Test
    void guardrailLargestChangeAlsoMeansNoSecondStepWithinFourWeeks() {
        Hold hold = hold(aQuestion().lastChanged(TODAY.minusDays(20)), POLICY);

        assertThat(hold.reason()).isEqualTo(HoldReason.CHANGED_RECENTLY);
        assertThat(hold.explanation().binding()).contains(Guardrail.LARGEST_CHANGE);
        assertThat(advise(aQuestion().lastChanged(TODAY.minusWeeks(4)), POLICY)).isInstanceOf(Recommend.class);
    }

    @Test
    void guardrailObservedRange() {
        Recommend advice = recommend(aQuestion().observedPrices("2.49", "2.99"), POLICY.withRangeWidening(0.04));

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.09"));
        assertThat(advice.explanation().binding()).contains(Guardrail.OBSERVED_RANGE);
    }

    @Test
    void guardrailCompetitorCorridor() {
        Recommend advice = recommend(aQuestion().against("3.10", 0.8, 1.0), POLICY);

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.09"));
        assertThat(advice.explanation().binding()).contains(Guardrail.COMPETITOR_CORRIDOR);
        assertThat(advice.explanation().competitorIndexNow()).isCloseTo(2.99 / 3.10, within(1e-9));
        assertThat(advice.explanation().competitorIndexConsidered()).isCloseTo(3.09 / 3.10, within(1e-9));
    }

    @Test
    void whenCompetitorsHaveLeftTheCorridorThePriceFollowsAsFarAsOtherGuardrailsAllow() {
        PriceAdvice advice =
                advise(aQuestion().elasticity(-4, 0.1).against("2.00", 0.9, 1.1).costing("1.50"), POLICY);

        assertThat(chosen(advice)).isEqualTo(new BigDecimal("2.79"));
        assertThat(check(advice, Guardrail.COMPETITOR_CORRIDOR).binding()).isFalse();
    }

    @Test
    void guardrailPriceLadder() {
        Recommend advice = recommend(aQuestion(), POLICY.withLadder(PriceLadder.endingInCents(9, 99)));

        assertThat(advice.proposedPrice()).isEqualTo(new BigDecimal("3.09"));
        assertThat(advice.explanation().binding()).contains(Guardrail.PRICE_LADDER);
    }

    @Test
    void holdsWhenNoEndingLiesBetweenTheBounds() {
        Hold hold = hold(aQuestion(), POLICY.withLadder(PriceLadder.endingInCents(50)));

        assertThat(hold.reason()).isEqualTo(HoldReason.NO_PRICE_ON_LADDER);
        assertThat(hold.explanation().binding()).contains(Guardrail.PRICE_LADDER);
    }

    @Test
    void guardrailMinimumBenefit() {
        Hold small = hold(aQuestion(), POLICY.withMinimumBenefit(0.2, 0.8));
        Hold unlikely = hold(aQuestion().elasticity(-2.9, 1.2), POLICY.withMinimumBenefit(0, 0.99));

        assertThat(small.reason()).isEqualTo(HoldReason.BENEFIT_TOO_SMALL);
        assertThat(small.explanation().binding()).contains(Guardrail.MINIMUM_BENEFIT);
        assertThat(unlikely.reason()).isIn(HoldReason.BENEFIT_TOO_SMALL, HoldReason.ALREADY_BEST);
    }

    @Test
    void holdsWhenThePriceIsBestAlready() {
        assertThat(hold(aQuestion().costing("1.79"), POLICY).reason()).isEqualTo(HoldReason.ALREADY_BEST);
    }

    @Test
    void holdsWhenNoPriceSatisfiesAllGuardrails() {
        Hold hold = hold(aQuestion().costing("3.50"), POLICY);

        assertThat(hold.reason()).isEqualTo(HoldReason.GUARDRAILS_CONFLICT);
        assertThat(hold.detail()).isEqualTo("LARGEST_CHANGE leaves no price");
    }

    @Test
    void anInelasticProductHasNoUnguardedPrice() {
        Recommend advice = recommend(aQuestion().elasticity(-0.8, 0.05), POLICY);

        assertThat(advice.explanation().unguardedPrice()).isNull();
        assertThat(advice.explanation().binding()).contains(Guardrail.LARGEST_CHANGE);
    }

    @Test
    void revenueGoesDownInPriceWhenDemandIsElasticAndUpWhenItIsNot() {
        PriceAdvice elastic = advise(aQuestion().aimingAt(Objective.REVENUE), POLICY);
        PriceAdvice inelastic = advise(aQuestion().aimingAt(Objective.REVENUE).elasticity(-0.6, 0.05), POLICY);

        assertThat(chosen(elastic)).isLessThan(new BigDecimal("2.99"));
        assertThat(chosen(inelastic)).isGreaterThan(new BigDecimal("2.99"));
    }

    @Test
    void uncertaintyMakesTheStepSmaller() {
        PricePolicy policy = WIDE;

        BigDecimal sure = chosen(advise(aQuestion().elasticity(-2.0, 0.01), policy));
        BigDecimal unsure = chosen(advise(aQuestion().elasticity(-2.0, 0.5), policy));

        assertThat(unsure).isLessThan(sure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void equalQuestionsGetEqualAdvice(String product) {
        assertThat(advise(aQuestion().about(product), POLICY))
                .isEqualTo(advise(aQuestion().about(product), POLICY));
        assertThat(aQuestion().about(product).question().seed())
                .isNotEqualTo(aQuestion().question().seed());
    }

    @Test
    void allGuardrailsAreReportedInOrder() {
        assertThat(recommend(aQuestion().against("3.00", 0.9, 1.2), POLICY).guardrails())
                .extracting(GuardrailCheck::guardrail)
                .containsExactly(Guardrail.values());
    }

    @Test
    void theListPriceMovesByMoreThanTheShelfWhenLittleIsPassedOn() {
        Recommend advice = recommend(aQuestion(), POLICY);
        double shelf = advice.proposedPrice().doubleValue() / 2.99 - 1;

        assertThat(advice.explanation().listPriceChange()).isCloseTo(shelf, within(1e-9));
        assertThat(new PassThrough(0.5, 0.1, 12).listChangeFor(0.1)).isCloseTo(0.21, within(1e-9));
    }

    private static void assertMissing(PricingFixture question, String wish) {
        NoRecommendation none = (NoRecommendation) advise(question, POLICY);
        assertThat(none.toObserve()).containsExactly(wish);
        assertThat(none.guardrails()).singleElement().satisfies(check -> {
            assertThat(check.guardrail()).isEqualTo(Guardrail.DATA);
            assertThat(check.binding()).isTrue();
        });
    }

    private static PriceAdvice advise(PricingFixture question, PricePolicy policy) {
        return new PriceRecommender(policy).advise(question.question());
    }

    private static Recommend recommend(PricingFixture question, PricePolicy policy) {
        PriceAdvice advice = advise(question, policy);
        assertThat(advice).isInstanceOf(Recommend.class);
        return (Recommend) advice;
    }

    private static Hold hold(PricingFixture question, PricePolicy policy) {
        PriceAdvice advice = advise(question, policy);
        assertThat(advice).isInstanceOf(Hold.class);
        return (Hold) advice;
    }

    private static BigDecimal chosen(PriceAdvice advice) {
        return switch (advice) {
            case Recommend recommend -> recommend.proposedPrice();
            case Hold hold -> hold.explanation().consideredPrice();
            case NoRecommendation none -> throw new AssertionError(none);
        };
    }

    private static GuardrailCheck check(PriceAdvice advice, Guardrail guardrail) {
        return advice.guardrails().stream()
                .filter(check -> check.guardrail() == guardrail)
                .findFirst()
                .orElseThrow();
    }

    private static String money(double amount) {
        return BigDecimal.valueOf(Math.round(amount * 100), 2).toString();
    }

    private static String bestByLooking(Objective objective, String price, String cost, double elasticity) {
        double now = Double.parseDouble(price);
        double floor = Math.max(Double.parseDouble(cost) / 0.9, now * 0.9);
        String best = price;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (long cents = 1; cents < 2000; cents++) {
            double candidate = cents / 100.0;
            boolean allowed = cents % 5 == 4 && candidate >= floor - 1e-8 && candidate <= now * 1.1 + 1e-8;
            double units = Math.pow(candidate / now, elasticity);
            double value = switch (objective) {
                case PROFIT -> units * (candidate - Double.parseDouble(cost));
                case REVENUE -> units * candidate;
                case VOLUME -> units;
            };
            if (allowed && value > bestValue) {
                best = BigDecimal.valueOf(cents, 2).toString();
                bestValue = value;
            }
        }
        return best;
    }
}
