package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.model.PriceFixture;
import io.revenuesignals.pricing.price.InMemoryCosts;
import io.revenuesignals.pricing.price.InMemoryPrices;
import io.revenuesignals.pricing.price.PlanningPrices;
import io.revenuesignals.pricing.price.RememberedPriceAnnouncements;
import io.revenuesignals.testing.TestClock;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The use cases of deciding, put together on twins in memory. The clock stands at the Monday of {@link PriceFixture}. */
public final class DecidingKit {

    private final InMemoryPrices prices = new InMemoryPrices();
    private final InMemoryCosts costs = new InMemoryCosts();
    private final InMemoryPolicies policies = new InMemoryPolicies();
    private final InMemoryRecommendations recommendations = new InMemoryRecommendations();
    private final InMemoryDecisions decisions = new InMemoryDecisions();
    private final InMemoryPriceRequests requests = new InMemoryPriceRequests();
    private final RememberedPriceAnnouncements aboutPrices = new RememberedPriceAnnouncements();
    private final RememberedDecisionAnnouncements aboutDecisions = new RememberedDecisionAnnouncements();
    private final TestClock clock = TestClock.at(PriceFixture.MONDAY);
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final Traces traces = () -> Mono.just(new Decision.Trace("chain", "cause"));

    private final AnsweringRequests answering =
            new AnsweringRequests(requests, decisions, recommendations, aboutDecisions);
    private final Situations situations = new Situations(policies, costs, prices);
    private final ApprovingPrices approving =
            new ApprovingPrices(new PlanningPrices(prices, aboutPrices), decisions, answering, traces, ids);
    private final JudgingRecommendations judging =
            new JudgingRecommendations(recommendations, situations, approving, clock);
    private final DecidingPrices deciding = new DecidingPrices(
            recommendations, decisions, situations, approving, answering, aboutDecisions, traces, ids, clock);

    public InMemoryPrices prices() {
        return prices;
    }

    public InMemoryCosts costs() {
        return costs;
    }

    public InMemoryRecommendations recommendations() {
        return recommendations;
    }

    public InMemoryDecisions decisions() {
        return decisions;
    }

    public InMemoryPriceRequests requests() {
        return requests;
    }

    public RememberedPriceAnnouncements aboutPrices() {
        return aboutPrices;
    }

    public RememberedDecisionAnnouncements aboutDecisions() {
        return aboutDecisions;
    }

    public TestClock clock() {
        return clock;
    }

    public AnsweringRequests answering() {
        return answering;
    }

    public JudgingRecommendations judging() {
        return judging;
    }

    public DecidingPrices deciding() {
        return deciding;
    }
}
