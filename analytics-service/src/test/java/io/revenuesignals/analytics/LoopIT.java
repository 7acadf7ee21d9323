package io.revenuesignals.analytics;

import static io.revenuesignals.analytics.Told.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.goal.GoalDefinition;
import io.revenuesignals.contracts.goal.GoalPeriod;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalScope;
import io.revenuesignals.contracts.goal.Metric;
import io.revenuesignals.contracts.goal.ProductSet;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.recommendation.Cause;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.contracts.reference.Owner;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A year of one retailer: goals move, prices are judged, a competitor cuts, a retailer asks. */
@SignalsTest
class LoopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate MONDAY = LocalDate.ofInstant(Instant.ofEpochSecond(1_790_000_000L), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    private static final int WEEKS = 60;

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient web;

    private void tell(String id, Event data) {
        probe.publish(event("loop-" + id, Instant.parse("2026-09-21T10:00:00Z"), data));
    }

    @Test
    void goesFromFactsToAdvice() {
        tell("own", Told.product("l-own", "ours", Owner.OWN, "l-sauce"));
        tell("rival", Told.product("l-rival", "theirs", Owner.COMPETITOR, "l-sauce"));
        tell("retailer", Told.retailer("l-fresh", Channel.GROCERY));
        for (int store = 0; store < 4; store++) {
            tell("store-" + store, Told.store("l-s" + store, "l-fresh", Channel.GROCERY));
        }
        tell(
                "cost",
                new CostSet(
                        "l-own",
                        PriceScope.national(),
                        MoneyAmount.of("1.60", "USD"),
                        LocalDate.of(2020, 1, 1),
                        "pia"));
        tell(
                "goal",
                new GoalPublished(
                        "l-goal",
                        1,
                        new GoalDefinition(
                                "Sell",
                                Metric.UNITS,
                                new BigDecimal("100000"),
                                null,
                                new GoalScope(
                                        new ProductSet(List.of("l-own"), List.of(), List.of(), List.of()),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Map.of()),
                                new GoalPeriod(
                                        GoalPeriod.Kind.YEAR, MONDAY.minusWeeks(40), MONDAY.plusYears(40), "UTC"),
                                null,
                                null,
                                "mia")));
        year();

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

    private void year() {
        Random chance = new Random(7);
        double[] prices = {2.79, 2.99, 3.19, 2.59};
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = MONDAY.minusWeeks(WEEKS - week);
            double own = prices[chance.nextInt(prices.length)];
            double rival = prices[chance.nextInt(prices.length)];
            for (int store = 0; store < 4; store++) {
                double units = Math.exp(
                        4 - 2.5 * Math.log(own / 2.99) + 0.5 * Math.log(rival / 2.99) + 0.1 * chance.nextGaussian());
                long sold = Math.max(1, Math.round(units));
                tell(
                        "w" + week + "s" + store,
                        Told.weekly("l-own", "l-s" + store, monday, Long.toString(sold), money(sold * own)));
                tell("r" + week + "s" + store, Told.weekly("l-rival", "l-s" + store, monday, "30", money(30 * rival)));
            }
            tell("p" + week, Told.price("l-own", "l-s0", monday.plusDays(1), money(own)));
            tell("q" + week, Told.price("l-rival", "l-s0", monday.plusDays(1), money(rival)));
        }
    }

    private static String money(double amount) {
        return String.format(java.util.Locale.ROOT, "%.2f", amount);
    }
}
