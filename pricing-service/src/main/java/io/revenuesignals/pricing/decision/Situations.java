package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Estimate;
import io.revenuesignals.pricing.decision.model.Judgement;
import io.revenuesignals.pricing.decision.model.PriceProposal;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Timeline;
import io.revenuesignals.pricing.model.TimelineClash;
import io.revenuesignals.pricing.model.Validity;
import io.revenuesignals.pricing.price.Costs;
import io.revenuesignals.pricing.price.Prices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gathers what must be known to judge a price: the policy, the cost, the timeline. Runs in the caller's transaction. */
final class Situations {

    private final Policies policies;
    private final Costs costs;
    private final Prices prices;

    Situations(Policies policies, Costs costs, Prices prices) {
        this.policies = policies;
        this.costs = costs;
        this.prices = prices;
    }

    /**
     * A proposed price and what stands against it.
     *
     * @param validity when it would hold
     * @param current what it would replace
     */
    record Situation(
            PolicyVersion policy,
            Validity validity,
            Optional<Money> current,
            Judgement judgement,
            List<TimelineClash> clashes) {

        boolean proposerMayApprove() {
            return policy.policy().proposerMayApprove(judgement.change());
        }
    }

    /** Holds the timeline until the transaction ends, so that what is judged stays true. */
    Mono<Situation> of(Recommendation proposed, Instant now) {
        Instant from = proposed.validFrom() == null ? now : proposed.validFrom();
        Validity validity = new Validity(from, proposed.validTo());
        LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
        return prices.claim(proposed.product(), proposed.scope())
                .flatMap(timeline -> policies.current()
                        .flatMap(policy -> cost(proposed, day)
                                .map(cost -> situation(proposed, validity, day, timeline, policy, cost, now))));
    }

    private Mono<Optional<Money>> cost(Recommendation proposed, LocalDate day) {
        List<Scope> scopes =
                Stream.of(proposed.scope(), Scope.national()).distinct().toList();
        return costs.effective(proposed.product(), scopes, day)
                .map(Cost::value)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Situation situation(
            Recommendation proposed,
            Validity validity,
            LocalDate day,
            Timeline timeline,
            PolicyVersion policy,
            Optional<Money> cost,
            Instant now) {
        Optional<Money> current = current(proposed, validity, timeline);
        PriceProposal proposal = new PriceProposal(
                proposed.proposed(),
                current.orElse(null),
                cost.orElse(null),
                proposed.advice().competitorIndex(),
                gainProbability(proposed),
                day);
        return new Situation(
                policy, validity, current, policy.policy().judge(proposal), timeline.clashes(validity, now));
    }

    /** What we set in the same scope counts; where we never set anything, what the proposer sees. */
    private static Optional<Money> current(Recommendation proposed, Validity validity, Timeline timeline) {
        return timeline.until(validity.from()).map(PriceEntry::value).or(() -> Optional.ofNullable(proposed.current()));
    }

    private static @Nullable Double gainProbability(Recommendation proposed) {
        Estimate gain = proposed.advice().profitGain();
        return gain == null ? null : gain.probabilityAboveZero();
    }
}
