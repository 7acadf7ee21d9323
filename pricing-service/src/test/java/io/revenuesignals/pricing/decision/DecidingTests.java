package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.decision.DecisionFixture.recommended;
import static io.revenuesignals.pricing.decision.DecisionFixture.requested;
import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.THURSDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.between;
import static io.revenuesignals.pricing.model.PriceFixture.origin;
import static io.revenuesignals.pricing.model.PriceFixture.price;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.decision.JudgingRecommendations.Verdict;
import io.revenuesignals.pricing.decision.model.Breach;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Guardrail;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.TimelineClash;
import io.revenuesignals.pricing.model.Validity;
import io.revenuesignals.pricing.price.InMemoryPrices;
import io.revenuesignals.pricing.price.RememberedPriceAnnouncements;
import io.revenuesignals.testing.TestClock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The use cases of deciding together, on twins in memory. */
class DecidingTests {

    private final DecidingKit kit = new DecidingKit();
    private final InMemoryPrices prices = kit.prices();
    private final InMemoryRecommendations recommendations = kit.recommendations();
    private final RememberedPriceAnnouncements aboutPrices = kit.aboutPrices();
    private final RememberedDecisionAnnouncements aboutDecisions = kit.aboutDecisions();
    private final TestClock clock = kit.clock();
    private final AnsweringRequests answering = kit.answering();
    private final JudgingRecommendations judging = kit.judging();
    private final DecidingPrices deciding = kit.deciding();
    private final ExpiringRecommendations expiring = new ExpiringRecommendations(recommendations, clock);

    @BeforeEach
    void knowTheCost() {
        kit.costs()
                .set(new Cost("sauce", Scope.national(), usd("1.50"), LocalDate.of(2026, 1, 1), "pam"))
                .block();
    }

    @Nested
    class ByPolicy {

        @Test
        void approvesWhatIsInsideItsLimits() {
            assertThat(hear(recommended("r1", "3.99", "3.89"))).isEqualTo(Verdict.APPROVED);

            assertThat(state("r1")).isEqualTo(Recommendation.State.APPROVED);
            assertThat(aboutPrices.told()).containsExactly("changed 3.89 USD from nothing by policy");
            Decision decision = decision("r1");
            assertThat(decision.automatic()).isTrue();
            assertThat(decision.oldValue()).isEqualTo(usd("3.99"));
            assertThat(decision.reason()).contains("policy version 0").contains("a competitor is cheaper");
            assertThat(decision.trace()).isEqualTo(new Decision.Trace("chain", "cause"));
        }

        @Test
        void decidesOnceHoweverOftenItHears() {
            hear(recommended("r1", "3.99", "3.89"));
            assertThat(hear(recommended("r1", "3.99", "3.89"))).isEqualTo(Verdict.REPEATED);
            assertThat(aboutPrices.told()).hasSize(1);
        }

        @Test
        void queuesWhatItForbidsWithTheNearestThatFits() {
            assertThat(hear(recommended("r1", "2.99", "2.49"))).isEqualTo(Verdict.QUEUED);

            Recommendation waiting = recommendations.find("r1").block();
            assertThat(waiting.isWaiting()).isTrue();
            assertThat(waiting.findings()).extracting(Breach::guardrail).containsExactly(Guardrail.LARGEST_CHANGE);
            assertThat(waiting.nearest()).isEqualTo(usd("2.79"));
            assertThat(aboutPrices.told()).isEmpty();
        }

        @Test
        void queuesWhatIsInTheWayOfAnotherPrice() {
            prices.save(price(
                            "sauce",
                            retailer("R1"),
                            "3.99",
                            between(MONDAY.minusSeconds(9), TUESDAY),
                            PriceEntry.State.IN_FORCE))
                    .block();
            assertThat(hear(recommended("r1", "3.99", "3.89"))).isEqualTo(Verdict.QUEUED);
            assertThat(recommendations.find("r1").block().findings())
                    .extracting(Breach::guardrail)
                    .containsExactly(Guardrail.TIMELINE);
        }

        @Test
        void comparesWithWhatWeSetOurselvesWhereWeDid() {
            prices.save(price(
                            "sauce",
                            retailer("R1"),
                            "4.49",
                            between(MONDAY.minusSeconds(9), FRIDAY).cutAt(FRIDAY),
                            PriceEntry.State.ENDED))
                    .block();
            prices.save(new PriceEntry(
                            UUID.randomUUID(),
                            "sauce",
                            retailer("R1"),
                            usd("4.29"),
                            null,
                            new Validity(MONDAY.minusSeconds(9), null),
                            PriceEntry.State.IN_FORCE,
                            origin(null, null)))
                    .block();
            assertThat(hear(recommended("r1", "3.99", "3.89"))).isEqualTo(Verdict.QUEUED);
            assertThat(recommendations.find("r1").block().findings().getFirst().detail())
                    .contains("4.29");
        }

        @Test
        void takesNoNoticeOfWhatComesTooLate() {
            clock.set(FRIDAY);
            assertThat(hear(recommended("r1", "3.99", "3.89"))).isEqualTo(Verdict.EXPIRED);
            assertThat(state("r1")).isEqualTo(Recommendation.State.EXPIRED);
        }

        @Test
        void expiresAndWithdrawsWhatWaits() {
            hear(recommended("r1", "2.99", "2.49"));
            hear(recommended("r2", "2.99", "2.49"));
            judging.withdrawn("r1", "newer").block();
            assertThat(expiring.expire().block()).isZero();
            clock.set(FRIDAY);
            assertThat(expiring.expire().block()).isEqualTo(1);

            assertThat(state("r1")).isEqualTo(Recommendation.State.WITHDRAWN);
            assertThat(state("r2")).isEqualTo(Recommendation.State.EXPIRED);
        }

        @Test
        void letsDecisionsStandWhenTheirAdviceIsWithdrawn() {
            hear(recommended("r1", "3.99", "3.89"));
            judging.withdrawn("r1", "newer").block();
            assertThat(state("r1")).isEqualTo(Recommendation.State.APPROVED);
        }
    }

    @Nested
    class ByPeople {

        @Test
        void approvesAsProposed() {
            hear(recommended("r1", "2.99", "2.79"));
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.Decided.class);
            assertThat(decision("r1").actor()).isEqualTo("pam");
            assertThat(decision("r1").automatic()).isFalse();
        }

        @Test
        void refusesWhatThePolicyForbids() {
            hear(recommended("r1", "2.99", "2.49"));
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.Refused.class);
            assertThat(approve("pam", "r1", "2.19")).isInstanceOf(Outcome.Refused.class);
            assertThat(state("r1")).isEqualTo(Recommendation.State.WAITING);
        }

        @Test
        void takesASmallChangeFromOnePerson() {
            hear(recommended("r1", "2.99", "2.49"));
            assertThat(approve("pam", "r1", "2.89")).isInstanceOf(Outcome.Decided.class);
            assertThat(decision("r1").value()).isEqualTo(usd("2.89"));
        }

        @Test
        void takesALargeChangeFromTwoPeopleOnly() {
            hear(recommended("r1", "2.99", "2.49"));
            assertThat(approve("pam", "r1", "2.79")).isInstanceOf(Outcome.Queued.class);
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.OnlyByAnother.class);
            assertThat(approve("paul", "r1", null)).isInstanceOf(Outcome.Decided.class);
            assertThat(decision("r1").value()).isEqualTo(usd("2.79"));
        }

        @Test
        void doesNotLetTheOneWhoAskedApproveALargeStep() {
            answering.raised(requested("q1", "2.49")).block();
            hear(recommended("r1", "2.99", "2.79", "q1"));
            assertThat(approve("sam", "r1", null)).isInstanceOf(Outcome.OnlyByAnother.class);
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.Decided.class);
        }

        @Test
        void decidesOnlyWhatWaits() {
            hear(recommended("r1", "2.99", "2.79"));
            decline("r1");
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.NotWaiting.class);
            assertThat(decline("r1")).isInstanceOf(Outcome.NotWaiting.class);
            assertThat(decline("unknown")).isEqualTo(new Outcome.Unknown());
            assertThat(aboutDecisions.told()).containsExactly("declined r1 by pam");
        }

        @Test
        void decidesNothingAfterItExpired() {
            hear(recommended("r1", "2.99", "2.79"));
            clock.set(FRIDAY);
            assertThat(approve("pam", "r1", null)).isInstanceOf(Outcome.NotWaiting.class);
        }

        @Test
        void seesConflictsBeforeItApproves() {
            hear(recommended("r1", "2.99", "2.79"));
            prices.save(price("sauce", retailer("R1"), "2.89", between(TUESDAY, THURSDAY), PriceEntry.State.PLANNED))
                    .block();
            Outcome outcome = deciding.approve(new ApproveRecommendation("r1", null, TUESDAY, null, "pam"))
                    .block();
            assertThat(outcome).isInstanceOf(Outcome.Conflicting.class);
            assertThat(((Outcome.Conflicting) outcome).clashes())
                    .extracting(TimelineClash::kind)
                    .containsExactly(TimelineClash.Kind.SAME_START);
            assertThat(state("r1")).isEqualTo(Recommendation.State.WAITING);
        }

        @Test
        void setsPricesAtOnceOrAfterAnotherAgreed() {
            assertThat(propose("2.99")).isInstanceOf(Outcome.Decided.class);
            clock.set(TUESDAY);
            assertThat(propose("2.89")).isInstanceOf(Outcome.Decided.class);
            clock.set(THURSDAY);
            Outcome large = propose("2.69");
            assertThat(large).isInstanceOf(Outcome.Queued.class);
            String id = ((Outcome.Queued) large).recommendation().id();
            assertThat(approve("pam", id, null)).isInstanceOf(Outcome.OnlyByAnother.class);
            assertThat(approve("paul", id, null)).isInstanceOf(Outcome.Decided.class);
            assertThat(aboutPrices.told())
                    .containsExactly(
                            "changed 2.99 USD from nothing by pam",
                            "changed 2.89 USD from 2.99 USD by pam",
                            "changed 2.69 USD from 2.89 USD by paul");
        }

        @Test
        void plansWhatBeginsLater() {
            deciding.propose(new ProposePrice("sauce", retailer("R1"), usd("2.99"), TUESDAY, null, null, "list", "pam"))
                    .block();
            assertThat(aboutPrices.told()).containsExactly("scheduled 2.99 USD");
        }
    }

    @Nested
    class Requests {

        @Test
        void areAnsweredByTheDecisionOnTheirRecommendation() {
            answering.raised(requested("q1", "2.79")).block();
            hear(recommended("r1", "2.99", "2.79", "q1"));
            approve("pam", "r1", null);
            assertThat(aboutDecisions.told()).containsExactly("answered q1 GRANTED");
            assertThat(request("q1").state()).isEqualTo(PriceRequest.State.ANSWERED);
        }

        @Test
        void areAnsweredWhenTheyAreHeardOfAfterTheDecision() {
            hear(recommended("r1", "2.99", "2.79", "q1"));
            approve("pam", "r1", "2.89");
            assertThat(aboutDecisions.told()).isEmpty();
            answering.raised(requested("q1", "2.79")).block();
            assertThat(aboutDecisions.told()).containsExactly("answered q1 COUNTERED");
        }

        @Test
        void areAnsweredOnce() {
            answering.raised(requested("q1", "2.79")).block();
            hear(recommended("r1", "2.99", "2.79", "q1"));
            hear(recommended("r2", "2.99", "2.69", "q1"));
            approve("pam", "r1", null);
            decline("r2");
            assertThat(aboutDecisions.told()).containsExactly("answered q1 GRANTED", "declined r2 by pam");
        }

        @Test
        void takeTheirRecommendationsAlongWhenWithdrawn() {
            answering.raised(requested("q1", "2.79")).block();
            hear(recommended("r1", "2.99", "2.79", "q1"));
            answering.withdrawn("q1", "no longer wanted").block();
            assertThat(state("r1")).isEqualTo(Recommendation.State.WITHDRAWN);
            assertThat(request("q1").state()).isEqualTo(PriceRequest.State.WITHDRAWN);
        }

        @Test
        void canBeDeclinedWithoutARecommendation() {
            answering.raised(requested("q1", "1.00")).block();
            hear(recommended("r1", "2.99", "2.79", "q1"));
            Outcome outcome = deciding.decline(new DeclineRequest("q1", "below cost", "pam"))
                    .block();
            assertThat(outcome).isInstanceOf(Outcome.Decided.class);
            assertThat(aboutDecisions.told()).containsExactly("answered q1 DECLINED");
            assertThat(state("r1")).isEqualTo(Recommendation.State.WITHDRAWN);
            assertThat(deciding.decline(new DeclineRequest("q1", "again", "pam"))
                            .block())
                    .isInstanceOf(Outcome.NotOpen.class);
            assertThat(deciding.decline(new DeclineRequest("q2", "x", "pam")).block())
                    .isEqualTo(new Outcome.Unknown());
        }

        @Test
        void areAnsweredByAPriceSetByHand() {
            answering.raised(requested("q1", "2.99")).block();
            deciding.propose(new ProposePrice("sauce", retailer("R1"), usd("2.99"), null, null, "q1", "agreed", "pam"))
                    .block();
            assertThat(aboutDecisions.told()).containsExactly("answered q1 GRANTED");
        }
    }

    private Verdict hear(Recommendation recommendation) {
        return judging.hear(recommendation).block();
    }

    private Outcome approve(String who, String id, @Nullable String amount) {
        return deciding.approve(new ApproveRecommendation(id, amount == null ? null : usd(amount), null, null, who))
                .block();
    }

    private Outcome decline(String id) {
        return deciding.decline(new DeclineRecommendation(id, "not now", "pam")).block();
    }

    private Outcome propose(String amount) {
        return deciding.propose(
                        new ProposePrice("sauce", retailer("R1"), usd(amount), null, null, null, "because", "pam"))
                .block();
    }

    private Recommendation.State state(String id) {
        return recommendations.find(id).block().state();
    }

    private PriceRequest request(String id) {
        return kit.requests().find(id).block();
    }

    private Decision decision(String recommendation) {
        return kit.decisions()
                .list(new DecisionFilter(null, null, recommendation, null, 2, null))
                .single()
                .block();
    }
}
