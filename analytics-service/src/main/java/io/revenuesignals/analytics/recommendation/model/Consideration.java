package io.revenuesignals.analytics.recommendation.model;

import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Hold;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.HoldReason;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Recommend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One question on its way through the guardrails. */
final class Consideration {

    private final PricingQuestion question;
    private final PricePolicy policy;
    private final PriceScore score;
    private final PriceLimits limits;
    private final double currentPrice;
    private final double unguarded;
    private final List<GuardrailCheck> checks = new ArrayList<>();

    Consideration(PricingQuestion question, PricePolicy policy, GuardrailCheck data) {
        this.question = question;
        this.policy = policy;
        this.score = new PriceScore(question);
        this.limits = new PriceLimits(question, policy);
        this.currentPrice = question.currentPrice().doubleValue();
        this.unguarded = score.bestWithin(score.lowestSearched(), score.highestSearched());
        checks.add(data);
    }

    PriceAdvice decide() {
        if (limits.conflict()) {
            return conflict();
        }
        checks.addAll(limits.checks(unguarded));
        if (limits.changedRecently()) {
            return hold(HoldReason.CHANGED_RECENTLY, "last change on " + question.lastChange());
        }
        return onLadder();
    }

    private PriceAdvice conflict() {
        checks.addAll(limits.conflictingChecks());
        String culprit = checks.stream()
                .filter(GuardrailCheck::binding)
                .map(check -> check.guardrail() + " leaves no price")
                .findFirst()
                .orElse("");
        return hold(HoldReason.GUARDRAILS_CONFLICT, culprit);
    }

    private PriceAdvice onLadder() {
        OptionalLong rung = bestRung();
        if (rung.isEmpty()) {
            String detail = "no allowed ending between the bounds";
            checks.add(new GuardrailCheck(Guardrail.PRICE_LADDER, true, null, null, detail));
            return hold(HoldReason.NO_PRICE_ON_LADDER, detail);
        }
        double price = rung.getAsLong() / 100.0;
        double free = score.bestWithin(limits.allowed().low(), limits.allowed().high());
        String detail = "best price between the endings " + PriceScore.money(free);
        boolean moved = Math.abs(free - price) > Bounds.SAME;
        checks.add(new GuardrailCheck(Guardrail.PRICE_LADDER, moved, null, null, detail));
        return worthIt(price);
    }

    /** The rung with the highest score, the one nearer to the current price among equals. */
    private OptionalLong bestRung() {
        long[] rungs = limits.rungs();
        if (rungs.length == 0) {
            return limits.nearestRung();
        }
        long best = rungs[0];
        double bestScore = score.of(best / 100.0);
        for (long rung : rungs) {
            double candidate = score.of(rung / 100.0);
            if (candidate > bestScore || (candidate == bestScore && stepTo(rung) < stepTo(best))) {
                best = rung;
                bestScore = candidate;
            }
        }
        return OptionalLong.of(best);
    }

    private double stepTo(long cents) {
        return Math.abs(cents / 100.0 - currentPrice);
    }

    private PriceAdvice worthIt(double price) {
        boolean unchanged = Math.abs(price - currentPrice) < Bounds.SAME;
        double gain = score.expectedGain(price);
        double probability = score.probabilityOfGain(price);
        boolean tooSmall = !unchanged && (gain < policy.minimumBenefit() || probability < policy.minimumProbability());
        String detail = String.format(
                Locale.ROOT, "expected gain %.2f %%, probable with %.0f %%", gain * 100, probability * 100);
        checks.add(new GuardrailCheck(Guardrail.MINIMUM_BENEFIT, tooSmall, null, null, detail));
        if (unchanged) {
            return new Hold(HoldReason.ALREADY_BEST, "no allowed price is better", explain(price));
        }
        return tooSmall
                ? new Hold(HoldReason.BENEFIT_TOO_SMALL, detail, explain(price))
                : new Recommend(PriceScore.money(price), explain(price));
    }

    private Hold hold(HoldReason reason, String detail) {
        return new Hold(reason, detail, explain(currentPrice));
    }

    private Explanation explain(double price) {
        CompetitorStanding competitors = question.competitors();
        return new Explanation(
                question,
                policy,
                question.seed(),
                DemandDraws.COUNT,
                score.bounded(unguarded) ? PriceScore.money(unguarded) : null,
                PriceScore.money(price),
                score.expected(currentPrice),
                score.expected(price),
                score.expectedGain(price),
                score.expectedProfitGain(price),
                score.probabilityOfGain(price),
                competitors == null ? null : (Double) competitors.indexOf(currentPrice),
                competitors == null ? null : (Double) competitors.indexOf(price),
                question.passThrough().listChangeFor(price / currentPrice - 1),
                checks);
    }
}
