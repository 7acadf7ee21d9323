package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules a price must keep.
 *
 * @param minimumMargin least part of the price that is left after the cost, such as 0.15
 * @param largestChange largest step up or down as a fraction of the price before, such as 0.10
 * @param endings what prices end in, such as {@code 9} or {@code 49}; empty: anything
 * @param corridor how far from the competitors; absent: not looked at
 * @param quietPeriods days on which no price begins
 * @param automatic what needs no person
 * @param approvalThreshold a larger step than this is not approved by the one who proposed it
 */
public record Policy(
        BigDecimal minimumMargin,
        BigDecimal largestChange,
        List<String> endings,
        @Nullable Corridor corridor,
        List<QuietPeriod> quietPeriods,
        AutomaticApproval automatic,
        BigDecimal approvalThreshold) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal STEP = new BigDecimal("0.01");
    private static final int MOST_STEPS = 100_000;

    public Policy {
        endings = List.copyOf(endings);
        quietPeriods = List.copyOf(quietPeriods);
    }

    /** What holds until somebody sets another. */
    public static Policy standard() {
        return new Policy(
                new BigDecimal("0.15"),
                new BigDecimal("0.10"),
                List.of("9"),
                null,
                List.of(),
                new AutomaticApproval(new BigDecimal("0.03"), new BigDecimal("0.8")),
                new BigDecimal("0.05"));
    }

    public Judgement judge(PriceProposal proposal) {
        List<Breach> breaches = new ArrayList<>(forbidding(proposal));
        boolean allowed = breaches.isEmpty();
        if (allowed) {
            breaches.addAll(doubts(proposal));
        }
        return new Judgement(breaches, change(proposal), allowed ? Optional.empty() : nearest(proposal));
    }

    /** Whether the one who proposed a step of this size may also approve it. */
    public boolean proposerMayApprove(BigDecimal change) {
        return change.abs().compareTo(approvalThreshold) <= 0;
    }

    private List<Breach> forbidding(PriceProposal proposal) {
        if (!inOneCurrency(proposal)) {
            return List.of(new Breach(Guardrail.CURRENCY, "price, price before and cost must be in one currency"));
        }
        List<Breach> breaches = new ArrayList<>();
        margin(proposal).ifPresent(breaches::add);
        change(proposal, largestChange, Guardrail.LARGEST_CHANGE).ifPresent(breaches::add);
        ending(proposal).ifPresent(breaches::add);
        corridor(proposal).ifPresent(breaches::add);
        quiet(proposal).ifPresent(breaches::add);
        return breaches;
    }

    private List<Breach> doubts(PriceProposal proposal) {
        List<Breach> breaches = new ArrayList<>();
        if (proposal.cost() == null) {
            breaches.add(new Breach(Guardrail.COST_UNKNOWN, "no cost is known, so the margin cannot be checked"));
        }
        change(proposal, automatic.largestChange(), Guardrail.AUTOMATIC_CHANGE).ifPresent(breaches::add);
        probability(proposal).ifPresent(breaches::add);
        return breaches;
    }

    private static boolean inOneCurrency(PriceProposal proposal) {
        String currency = proposal.price().currency();
        Money current = proposal.current();
        Money cost = proposal.cost();
        return (current == null || current.isIn(currency)) && (cost == null || cost.isIn(currency));
    }

    private Optional<Breach> margin(PriceProposal proposal) {
        Money cost = proposal.cost();
        if (cost == null || proposal.price().marginOver(cost).compareTo(minimumMargin) >= 0) {
            return Optional.empty();
        }
        String left = percent(proposal.price().marginOver(cost));
        return breach(
                Guardrail.MINIMUM_MARGIN,
                "at a cost of %s only %s is left, less than %s".formatted(cost, left, percent(minimumMargin)));
    }

    private static Optional<Breach> change(PriceProposal proposal, BigDecimal limit, Guardrail guardrail) {
        BigDecimal change = change(proposal);
        return change.abs().compareTo(limit) <= 0
                ? Optional.empty()
                : breach(
                        guardrail,
                        "a step of %s from %s is more than %s"
                                .formatted(percent(change), proposal.current(), percent(limit)));
    }

    private Optional<Breach> ending(PriceProposal proposal) {
        String text = proposal.price().text();
        return isFirst(proposal) || endings.isEmpty() || endings.stream().anyMatch(text::endsWith)
                ? Optional.empty()
                : breach(Guardrail.PRICE_ENDING, "%s does not end in %s".formatted(text, String.join(" or ", endings)));
    }

    /** A first price sets the scene; the rules for endings and steps are for what changes it. */
    private static boolean isFirst(PriceProposal proposal) {
        return proposal.current() == null;
    }

    private Optional<Breach> corridor(PriceProposal proposal) {
        Double index = proposal.competitorIndex();
        return corridor == null || index == null || corridor.holds(index)
                ? Optional.empty()
                : breach(
                        Guardrail.COMPETITOR_CORRIDOR,
                        "%.3f of the competitors' price is outside %s to %s"
                                .formatted(index, corridor.low(), corridor.high()));
    }

    private Optional<Breach> quiet(PriceProposal proposal) {
        return quietPeriods.stream()
                .filter(period -> period.covers(proposal.day()))
                .findFirst()
                .map(period -> new Breach(
                        Guardrail.QUIET_PERIOD,
                        "prices rest from %s to before %s".formatted(period.from(), period.to())));
    }

    private Optional<Breach> probability(PriceProposal proposal) {
        BigDecimal least = automatic.minimumProbability();
        Double probability = proposal.gainProbability();
        if (least == null || probability == null || probability >= least.doubleValue()) {
            return Optional.empty();
        }
        return breach(
                Guardrail.AUTOMATIC_PROBABILITY,
                "profit grows with a probability of %.2f, less than %s".formatted(probability, least.toPlainString()));
    }

    private Optional<Money> nearest(PriceProposal proposal) {
        Money current = proposal.current();
        if (current == null || !inOneCurrency(proposal)) {
            return Optional.empty();
        }
        BigDecimal gap = current.amount().subtract(proposal.price().amount());
        BigDecimal step = gap.signum() < 0 ? STEP.negate() : STEP;
        Money tried = new Money(
                proposal.price().amount().setScale(2, gap.signum() < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING),
                current.currency());
        for (int steps = 0; steps < MOST_STEPS && between(tried, current, gap); steps++) {
            if (forbidding(proposal.at(tried)).isEmpty()) {
                return Optional.of(tried);
            }
            tried = new Money(tried.amount().add(step), current.currency());
        }
        return Optional.empty();
    }

    private static boolean between(Money tried, Money current, BigDecimal gap) {
        return current.amount().subtract(tried.amount()).signum() * gap.signum() > 0;
    }

    private static BigDecimal change(PriceProposal proposal) {
        Money current = proposal.current();
        return current == null || !inOneCurrency(proposal)
                ? BigDecimal.ZERO
                : proposal.price().changeFrom(current);
    }

    private static Optional<Breach> breach(Guardrail guardrail, String detail) {
        return Optional.of(new Breach(guardrail, detail));
    }

    private static String percent(BigDecimal fraction) {
        return fraction.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
