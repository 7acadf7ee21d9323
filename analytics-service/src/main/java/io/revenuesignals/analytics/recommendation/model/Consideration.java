package io.revenuesignals.analytics.recommendation.model;

import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Hold;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.HoldReason;
import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Recommend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One question on its way through the guardrails. */
final class Consideration {

    private final PricingQuestion question;
    private final PricePolicy policy;
    private final PriceScore score;
    private final double currentPrice;
    private final List<Limit> limits = new ArrayList<>();
    private final List<GuardrailCheck> checks = new ArrayList<>();

    Consideration(PricingQuestion question, PricePolicy policy, GuardrailCheck data) {
        this.question = question;
        this.policy = policy;
        this.score = new PriceScore(question);
        this.currentPrice = question.currentPrice().doubleValue();
        checks.add(data);
    }

    PriceAdvice decide() {
        double unguarded = score.bestWithin(score.lowestSearched(), score.highestSearched());
        Bounds hard = hardBounds();
        if (hard.empty()) {
            return conflict(unguarded);
        }
        Bounds allowed = withinCorridor(hard);
        report(unguarded, allowed);
        if (changedRecently()) {
            return hold(HoldReason.CHANGED_RECENTLY, "last change on " + question.lastChange(), unguarded);
        }
        return onLadder(unguarded, allowed);
    }

    private Bounds hardBounds() {
        limits.add(new Limit(Guardrail.MINIMUM_MARGIN, minimumMargin(), minimumMarginDetail()));
        limits.add(new Limit(Guardrail.LARGEST_CHANGE, largestChange(), largestChangeDetail()));
        limits.add(new Limit(Guardrail.OBSERVED_RANGE, observedRange(), observedRangeDetail()));
        return limits.stream().map(Limit::bounds).reduce(Bounds.all(), Bounds::and);
    }

    private Bounds withinCorridor(Bounds hard) {
        CompetitorStanding competitors = question.competitors();
        if (competitors == null) {
            limits.add(new Limit(Guardrail.COMPETITOR_CORRIDOR, Bounds.all(), "no competitor price is known"));
            return hard;
        }
        double theirs = competitors.price().doubleValue();
        Bounds corridor = new Bounds(theirs * competitors.lowestIndex(), theirs * competitors.highestIndex());
        Bounds reachable = hard.towards(corridor);
        limits.add(new Limit(Guardrail.COMPETITOR_CORRIDOR, reachable, corridorDetail(competitors, corridor)));
        return reachable;
    }

    /** The guardrails with the tightest bound on the side where the unguarded optimum lies are the ones that bind. */
    private void report(double unguarded, Bounds allowed) {
        boolean heldDown = unguarded > allowed.high() + Bounds.SAME;
        boolean heldUp = unguarded < allowed.low() - Bounds.SAME;
        for (Limit limit : limits) {
            boolean tightestAbove = limit.bounds.high() <= allowed.high() + Bounds.SAME;
            boolean tightestBelow = limit.bounds.low() >= allowed.low() - Bounds.SAME;
            checks.add(limit.check((heldDown && tightestAbove) || (heldUp && tightestBelow)));
        }
    }

    private PriceAdvice onLadder(double unguarded, Bounds allowed) {
        OptionalLong rung = bestRung(allowed);
        if (rung.isEmpty()) {
            checks.add(ladderCheck(true, "no allowed ending between the bounds"));
            return hold(HoldReason.NO_PRICE_ON_LADDER, "no allowed ending between the bounds", unguarded);
        }
        double price = rung.getAsLong() / 100.0;
        double free = score.bestWithin(allowed.low(), allowed.high());
        checks.add(
                ladderCheck(Math.abs(free - price) > Bounds.SAME, "best price without it " + PriceScore.money(free)));
        return worthIt(price, unguarded);
    }

    private OptionalLong bestRung(Bounds allowed) {
        long now = Math.round(currentPrice * 100);
        return policy.ladder()
                .rungs(allowed.lowestCents(), allowed.highestCents())
                .filter(cents -> cents > 0)
                .reduce((one, other) -> better(one, other, now));
    }

    private long better(long one, long other, long now) {
        double oneScore = score.of(one / 100.0);
        double otherScore = score.of(other / 100.0);
        if (oneScore == otherScore) {
            return Math.abs(one - now) <= Math.abs(other - now) ? one : other;
        }
        return oneScore > otherScore ? one : other;
    }

    private PriceAdvice worthIt(double price, double unguarded) {
        boolean unchanged = Math.abs(price - currentPrice) < Bounds.SAME;
        double gain = score.expectedGain(price);
        double probability = score.probabilityOfGain(price);
        boolean tooSmall = !unchanged && (gain < policy.minimumBenefit() || probability < policy.minimumProbability());
        String detail = String.format(
                Locale.ROOT, "expected gain %.2f %%, probable with %.0f %%", gain * 100, probability * 100);
        checks.add(new GuardrailCheck(Guardrail.MINIMUM_BENEFIT, tooSmall, null, null, detail));
        if (unchanged) {
            return new Hold(HoldReason.ALREADY_BEST, "no allowed price is better", explain(price, unguarded));
        }
        if (tooSmall) {
            return new Hold(HoldReason.BENEFIT_TOO_SMALL, detail, explain(price, unguarded));
        }
        return new Recommend(PriceScore.money(price), explain(price, unguarded));
    }

    private PriceAdvice conflict(double unguarded) {
        Bounds passed = Bounds.all();
        String culprit = "";
        for (Limit limit : limits) {
            Bounds next = passed.and(limit.bounds);
            checks.add(limit.check(next.empty()));
            culprit = next.empty() && culprit.isEmpty() ? limit.guardrail + " leaves no price" : culprit;
            passed = next.empty() ? passed : next;
        }
        return hold(HoldReason.GUARDRAILS_CONFLICT, culprit, unguarded);
    }

    private Hold hold(HoldReason reason, String detail, double unguarded) {
        return new Hold(reason, detail, explain(currentPrice, unguarded));
    }

    private Explanation explain(double price, double unguarded) {
        CompetitorStanding competitors = question.competitors();
        return new Explanation(
                question,
                policy,
                question.seed(),
                DemandDraws.COUNT,
                bounded(unguarded) ? PriceScore.money(unguarded) : null,
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

    private boolean bounded(double unguarded) {
        return unguarded > score.lowestSearched() * 1.001 && unguarded < score.highestSearched() * 0.999;
    }

    private boolean changedRecently() {
        LocalDate last = question.lastChange();
        return last != null && last.plusWeeks(policy.quietWeeks()).isAfter(question.asOf());
    }

    private Bounds minimumMargin() {
        BigDecimal cost = question.unitCost();
        return cost == null ? Bounds.all() : Bounds.from(cost.doubleValue() / (1 - policy.minimumMargin()));
    }

    private Bounds largestChange() {
        return changedRecently()
                ? new Bounds(currentPrice, currentPrice)
                : new Bounds(currentPrice * (1 - policy.largestChange()), currentPrice * (1 + policy.largestChange()));
    }

    private Bounds observedRange() {
        PriceSensitivity seen = question.sensitivity();
        return new Bounds(
                seen.lowestPrice().doubleValue() * (1 - policy.rangeWidening()),
                seen.highestPrice().doubleValue() * (1 + policy.rangeWidening()));
    }

    private String minimumMarginDetail() {
        BigDecimal cost = question.unitCost();
        return cost == null
                ? "cost unknown"
                : String.format(Locale.ROOT, "at least %.1f %% over cost %s", policy.minimumMargin() * 100, cost);
    }

    private String largestChangeDetail() {
        return changedRecently()
                ? "changed on " + question.lastChange() + ", quiet for " + policy.quietWeeks() + " weeks"
                : String.format(
                        Locale.ROOT, "within %.1f %% of %s", policy.largestChange() * 100, question.currentPrice());
    }

    private String observedRangeDetail() {
        PriceSensitivity seen = question.sensitivity();
        return String.format(
                Locale.ROOT,
                "observed %s to %s, widened by %.1f %%",
                seen.lowestPrice(),
                seen.highestPrice(),
                policy.rangeWidening() * 100);
    }

    private static String corridorDetail(CompetitorStanding competitors, Bounds corridor) {
        return String.format(
                Locale.ROOT,
                "index %.3f to %.3f of %s: %.2f to %.2f",
                competitors.lowestIndex(),
                competitors.highestIndex(),
                competitors.price(),
                corridor.low(),
                corridor.high());
    }

    private GuardrailCheck ladderCheck(boolean binding, String detail) {
        return new GuardrailCheck(Guardrail.PRICE_LADDER, binding, null, null, detail);
    }

    private record Limit(Guardrail guardrail, Bounds bounds, String detail) {

        GuardrailCheck check(boolean binding) {
            return new GuardrailCheck(guardrail, binding, bounds.lowestMoney(), bounds.highestMoney(), detail);
        }
    }
}
