package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The prices that the guardrails from minimum margin to competitor corridor allow, and what each contributes. */
final class PriceLimits {

    private final PricingQuestion question;
    private final PricePolicy policy;
    private final double currentPrice;
    private final List<Limit> limits = new ArrayList<>();
    private final Bounds hard;
    private final Bounds allowed;

    PriceLimits(PricingQuestion question, PricePolicy policy) {
        this.question = question;
        this.policy = policy;
        this.currentPrice = question.currentPrice().doubleValue();
        limits.add(new Limit(Guardrail.MINIMUM_MARGIN, minimumMargin(), minimumMarginDetail()));
        limits.add(new Limit(Guardrail.LARGEST_CHANGE, largestChange(), largestChangeDetail()));
        limits.add(new Limit(Guardrail.OBSERVED_RANGE, observedRange(), observedRangeDetail()));
        this.hard = limits.stream().map(Limit::bounds).reduce(Bounds.all(), Bounds::and);
        this.allowed = withinCorridor();
    }

    /** True when margin, step and observed range exclude each other. */
    boolean conflict() {
        return hard.empty();
    }

    Bounds allowed() {
        return allowed;
    }

    /** The guardrails that leave no room for this price. */
    List<Guardrail> against(double price) {
        return limits.stream()
                .filter(limit -> !limit.bounds.contains(price))
                .map(Limit::guardrail)
                .toList();
    }

    boolean changedRecently() {
        LocalDate last = question.lastChange();
        return last != null && last.plusWeeks(policy.quietWeeks()).isAfter(question.asOf());
    }

    /** The allowed prices in cents, ascending. */
    long[] rungs() {
        return rungsWithin(allowed);
    }

    /** Competitors are followed as far as the ladder goes when the corridor itself holds no allowed price. */
    OptionalLong nearestRung() {
        if (allowed.equals(hard)) {
            return OptionalLong.empty();
        }
        OptionalLong nearest = OptionalLong.empty();
        for (long cents : rungsWithin(hard)) {
            if (nearest.isEmpty() || distance(cents) < distance(nearest.getAsLong())) {
                nearest = OptionalLong.of(cents);
            }
        }
        return nearest;
    }

    /** The guardrails with the tightest bound on the side where the unguarded optimum lies are the ones that bind. */
    List<GuardrailCheck> checks(double unguarded) {
        boolean heldDown = unguarded > allowed.high() + Bounds.SAME;
        boolean heldUp = unguarded < allowed.low() - Bounds.SAME;
        List<GuardrailCheck> checks = new ArrayList<>();
        for (Limit limit : limits) {
            boolean tightestAbove = limit.bounds.high() <= allowed.high() + Bounds.SAME;
            boolean tightestBelow = limit.bounds.low() >= allowed.low() - Bounds.SAME;
            checks.add(limit.check((heldDown && tightestAbove) || (heldUp && tightestBelow)));
        }
        return checks;
    }

    /** The guardrails when they exclude each other: those that leave nothing of what the ones before them allow bind. */
    List<GuardrailCheck> conflictingChecks() {
        List<GuardrailCheck> checks = new ArrayList<>();
        Bounds passed = Bounds.all();
        for (Limit limit : limits) {
            Bounds next = passed.and(limit.bounds);
            checks.add(limit.check(next.empty()));
            passed = next.empty() ? passed : next;
        }
        return checks;
    }

    private long[] rungsWithin(Bounds bounds) {
        return policy.ladder()
                .rungs(bounds.lowestCents(), bounds.highestCents())
                .filter(cents -> cents > 0)
                .toArray();
    }

    private double distance(long cents) {
        return allowed.distance(cents / 100.0);
    }

    private Bounds withinCorridor() {
        CompetitorStanding competitors = question.competitors();
        if (competitors == null) {
            limits.add(new Limit(Guardrail.COMPETITOR_CORRIDOR, Bounds.all(), "no competitor price is known"));
            return hard;
        }
        double theirs = competitors.price().doubleValue();
        Bounds corridor = new Bounds(theirs * competitors.lowestIndex(), theirs * competitors.highestIndex());
        limits.add(new Limit(Guardrail.COMPETITOR_CORRIDOR, corridor, corridorDetail(competitors)));
        return hard.empty() ? hard : hard.towards(corridor);
    }

    private Bounds minimumMargin() {
        BigDecimal cost = question.unitCost();
        return cost == null ? Bounds.all() : Bounds.from(cost.doubleValue() / (1 - policy.minimumMargin()));
    }

    private Bounds largestChange() {
        double share = changedRecently() ? 0 : policy.largestChange();
        return new Bounds(currentPrice * (1 - share), currentPrice * (1 + share));
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
                : String.format(
                        Locale.ROOT, "at least %.1f %% of the price over cost %s", policy.minimumMargin() * 100, cost);
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

    private static String corridorDetail(CompetitorStanding competitors) {
        return String.format(
                Locale.ROOT,
                "index %.3f to %.3f of the competitors' %s",
                competitors.lowestIndex(),
                competitors.highestIndex(),
                competitors.price());
    }

    private record Limit(Guardrail guardrail, Bounds bounds, String detail) {

        GuardrailCheck check(boolean binding) {
            return new GuardrailCheck(guardrail, binding, bounds.lowestMoney(), bounds.highestMoney(), detail);
        }
    }
}
