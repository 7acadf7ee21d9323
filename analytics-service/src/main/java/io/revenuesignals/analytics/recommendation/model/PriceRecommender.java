package io.revenuesignals.analytics.recommendation.model;

import io.revenuesignals.analytics.recommendation.model.PriceAdvice.NoRecommendation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the shelf price with the highest expected objective that all guardrails allow, or says why not.
 *
 * <p>Demand is taken to answer with constant elasticity around the current price. The elasticity is uncertain, so a
 * price is judged over 200 draws of it, and uncertain gains count less than sure ones. Price and promotion are not set
 * by chance: the elasticity is only as free of that bias as the promotion terms of the demand model make it.
 */
public final class PriceRecommender {

    private final PricePolicy policy;

    public PriceRecommender(PricePolicy policy) {
        this.policy = policy;
    }

    /** The advice; equal questions get equal advice. */
    public PriceAdvice advise(PricingQuestion question) {
        List<String> missing = missing(question);
        GuardrailCheck data = dataCheck(question, !missing.isEmpty());
        if (!missing.isEmpty()) {
            return new NoRecommendation(missing, List.of(data));
        }
        return new Consideration(question, policy, data).decide();
    }

    /** What a price that somebody else named would do, whether it can be recommended or not. */
    public WeighedPrice weigh(PricingQuestion question, BigDecimal price) {
        PriceScore score = new PriceScore(question);
        double named = price.doubleValue();
        return new WeighedPrice(
                score.expected(question.currentPrice().doubleValue()),
                score.expected(named),
                score.expectedGain(named),
                score.probabilityOfGain(named),
                new PriceLimits(question, policy).against(named));
    }

    /** What must be observed before anything can be proposed. */
    List<String> missing(PricingQuestion question) {
        PricePolicy.DataNeeded needed = policy.data();
        PriceSensitivity seen = question.sensitivity();
        List<String> missing = new ArrayList<>();
        if (seen.observations() < needed.observations()) {
            missing.add("sales with a price for " + (needed.observations() - seen.observations()) + " more weeks");
        }
        if (seen.distinctPricePoints() < needed.distinctPricePoints()) {
            missing.add("sales at " + (needed.distinctPricePoints() - seen.distinctPricePoints())
                    + " more distinct price(s)");
        }
        if (seen.relativePriceSpread() < needed.relativePriceSpread()) {
            missing.add("sales at prices at least " + percent(needed.relativePriceSpread()) + " % apart");
        }
        if (tooOld(seen.lastObserved(), question.asOf(), needed.mostAgeWeeks())) {
            missing.add("sales with a price of the last " + needed.mostAgeWeeks() + " weeks");
        }
        if (seen.probabilityNegative() < needed.probabilityNegative()) {
            missing.add("more price changes: that units fall when the price rises is only "
                    + percent(seen.probabilityNegative()) + " % certain");
        }
        if (question.objective() == Objective.PROFIT && question.unitCost() == null) {
            missing.add("the cost of the product");
        }
        return missing;
    }

    private static boolean tooOld(@Nullable LocalDate last, LocalDate asOf, int weeks) {
        return last == null || last.plusWeeks(weeks).isBefore(asOf);
    }

    private static GuardrailCheck dataCheck(PricingQuestion question, boolean binding) {
        PriceSensitivity seen = question.sensitivity();
        String detail = seen.observations() + " weeks, " + seen.distinctPricePoints() + " price points from "
                + seen.lowestPrice() + " to " + seen.highestPrice() + ", last seen " + seen.lastObserved()
                + ", elasticity negative with " + percent(seen.probabilityNegative()) + " % certainty";
        return new GuardrailCheck(Guardrail.DATA, binding, null, null, detail);
    }

    static long percent(double share) {
        return Math.round(share * 100);
    }
}
