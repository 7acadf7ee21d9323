package io.revenuesignals.analytics;

import static io.revenuesignals.analytics.Told.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.recommendation.Cause;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A year of one retailer: goals move, prices are judged, a competitor cuts, a retailer asks. */
@SignalsTest
class LoopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient web;

    private void tell(String id, Event data) {
        probe.publish(event("loop-" + id, Instant.parse("2026-09-21T10:00:00Z"), data));
    }

    @Test
    void goesFromFactsToAdvice() {
        YearOfSales year = new YearOfSales("l", this::tell);
        year.describe();
        tell("cost", year.cost("1.60"));
        tell("goal", new GoalPublished("l-goal", 1, year.goal()));
        year.sell();

        probe.await(
                Topics.PROGRESS,
                GoalProgressed.class,
                progress ->
                        progress.goal().equals("l-goal") && progress.actual().signum() > 0,
                PATIENCE);
        RepricingRecommended first = probe.await(
                        Topics.RECOMMENDATIONS,
                        RepricingRecommended.class,
                        advice -> advice.product().equals("l-own"),
                        PATIENCE)
                .data();
        assertThat(first.evidence()).isNotEmpty();
        assertThat(first.elasticity().value()).isNegative();
        assertThat(first.proposedPrice().amount())
                .isNotEqualByComparingTo(first.currentPrice().amount());

        tell(
                "request",
                new PriceRequestRaised(
                        "l-request",
                        "l-own",
                        Place.retailer("l-fresh"),
                        MoneyAmount.of("2.69", "USD"),
                        "a competitor is cheaper",
                        LocalDate.of(2026, 12, 1),
                        null,
                        "sam"));
        RepricingRecommended asked = probe.await(
                        Topics.RECOMMENDATIONS,
                        RepricingRecommended.class,
                        advice -> "l-request".equals(advice.request()),
                        PATIENCE)
                .data();
        assertThat(asked.cause()).isEqualTo(Cause.RETAILER_ASKED);
        web.get()
                .uri("/v1/recommendations/" + asked.recommendation())
                .header("Authorization", TestIssuer.bearer("pricing"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reasons[0]")
                .isEqualTo("The retailer asked for 2.69 USD, needed by 2026-12-01.");
        web.get()
                .uri("/v1/recommendations/" + asked.recommendation())
                .header("Authorization", TestIssuer.bearer("sales"))
                .exchange()
                .expectStatus()
                .isNotFound();
        web.get()
                .uri("/v1/judgements?product=l-own&scope=retailer:l-fresh")
                .header("Authorization", TestIssuer.bearer("pricing"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].verdict")
                .isEqualTo("RECOMMEND")
                .jsonPath("$.items[0].wish.request")
                .isEqualTo("l-request")
                .jsonPath("$.items[0].wish.then.price")
                .isEqualTo("2.69");
        web.get()
                .uri("/v1/judgements?product=l-own")
                .header("Authorization", TestIssuer.bearer("sales"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        web.get()
                .uri("/v1/judgements?after=nonsense")
                .header("Authorization", TestIssuer.bearer("pricing"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        web.get()
                .uri("/v1/price-response?product=l-own")
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("ESTIMATED");
        web.get()
                .uri("/v1/prices/observed?product=l-own")
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].competitors.length()")
                .isEqualTo(1);
        web.get()
                .uri("/v1/goals/l-goal/attainment")
                .header("Authorization", TestIssuer.bearer("marketing"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .exists();
    }
}
