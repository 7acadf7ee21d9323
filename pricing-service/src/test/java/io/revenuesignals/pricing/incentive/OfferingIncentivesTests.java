package io.revenuesignals.pricing.incentive;

import static io.revenuesignals.pricing.incentive.IncentiveFixture.terms;
import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.incentive.OfferingIncentives.Outcome;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Incentive.State;
import io.revenuesignals.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class OfferingIncentivesTests {

    private final InMemoryIncentives incentives = new InMemoryIncentives();
    private final List<String> told = new ArrayList<>();
    private final TestClock clock = TestClock.at(MONDAY);
    private final OfferingIncentives offering = new OfferingIncentives(
            incentives,
            new Remembered(),
            (actor, reason, at) -> Mono.just(new Incentive.Step(actor, reason, at, "chain", null)),
            UUID::randomUUID,
            clock);

    private final class Remembered implements IncentiveAnnouncements {
        @Override
        public Mono<Void> offered(Incentive incentive) {
            return Mono.fromRunnable(
                    () -> told.add("offered by " + incentive.last().actor()));
        }

        @Override
        public Mono<Void> ended(Incentive incentive) {
            return Mono.fromRunnable(
                    () -> told.add("ended by " + incentive.last().actor()));
        }

        @Override
        public Mono<Void> declined(Incentive incentive) {
            return Mono.fromRunnable(() -> told.add("declined " + incentive.recommendation()));
        }
    }

    @Test
    void waitsForAPersonToFollowAdvice() {
        UUID id = advised("a1");
        assertThat(told).isEmpty();
        assertThat(offering.accept(id, "pam", "agreed").block()).isInstanceOf(Outcome.Done.class);
        assertThat(offering.accept(id, "pam", "agreed").block()).isInstanceOf(Outcome.NotPossible.class);
        assertThat(told).containsExactly("offered by pam");
    }

    @Test
    void tellsThatAdviceWasDeclined() {
        offering.decline(advised("a1"), "pam", "no money").block();
        assertThat(told).containsExactly("declined a1");
    }

    @Test
    void endsOffersWithTheirLastDay() {
        offering.offer(terms("sauce"), "pam", "own idea").block();
        clock.set(THURSDAY.minusSeconds(1));
        assertThat(offering.letTimePass().block()).isZero();
        clock.set(THURSDAY);
        assertThat(offering.letTimePass().block()).isEqualTo(1);
        assertThat(offering.letTimePass().block()).isZero();
        assertThat(told).containsExactly("offered by pam", "ended by calendar");
    }

    @Test
    void letsAdviceExpireAndBeWithdrawn() {
        UUID expiring = advised("a1");
        UUID withdrawn = advised("a2");
        offering.adviceWithdrawn("a2", "/analytics-service", "newer").block();
        clock.set(FRIDAY);
        assertThat(offering.accept(expiring, "pam", "late").block()).isInstanceOf(Outcome.NotPossible.class);
        offering.letTimePass().block();

        assertThat(incentives.find(expiring).block().state()).isEqualTo(State.EXPIRED);
        assertThat(incentives.find(withdrawn).block().state()).isEqualTo(State.WITHDRAWN);
        assertThat(told).isEmpty();
    }

    @Test
    void endsOnlyWhatIsOffered() {
        assertThat(offering.end(advised("a1"), "pam", "x").block()).isInstanceOf(Outcome.NotPossible.class);
        assertThat(offering.end(UUID.randomUUID(), "pam", "x").block()).isEqualTo(new Outcome.Unknown());
    }

    private UUID advised(String advice) {
        offering.advised(terms("sauce"), advice, FRIDAY, "/analytics-service", "it pays")
                .block();
        return incentives.claimRecommended(advice).block().id();
    }
}
