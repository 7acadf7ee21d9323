package io.revenuesignals.analytics.attainment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionProjectorTests {

    private static final GoalPeriod QUARTER = new GoalPeriod(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 4, 6));
    private static final int UNIVERSE = 600;

    private final DistributionProjector projector = new DistributionProjector();

    @Test
    void storesApproachTheBalanceOfListingAndDelisting() {
        Market market = new Market(new Random(1), 0.04, 0.01);
        market.run(200);

        Projection projection =
                projector.project(market.history, market.listed, UNIVERSE, QUARTER, LocalDate.of(2026, 2, 2), 500);

        assertThat(projection.projection()).isCloseTo(480, within(30.0));
        assertThat(projection.method()).isEqualTo(ProjectionMethod.LISTING_RATES);
    }

    @Test
    void intervalsHoldAboutFourFifthsOfTheTruth() {
        int inside = 0;
        for (int seed = 0; seed < 300; seed++) {
            Market market = new Market(new Random(seed), 0.03, 0.008);
            market.run(12);
            Projection projection =
                    projector.project(market.history, market.listed, UNIVERSE, QUARTER, LocalDate.of(2026, 2, 23), 300);
            market.run(6);
            inside += market.listed >= projection.low() && market.listed <= projection.high() ? 1 : 0;
        }

        assertThat(inside / 300.0).isBetween(0.75, 0.93);
    }

    @Test
    void moreStoresThanThereAreCannotBeReached() {
        Projection projection = projector.project(List.of(), 590, UNIVERSE, QUARTER, LocalDate.of(2026, 2, 2), 601);

        assertThat(projection.probability()).isZero();
        assertThat(projection.high()).isLessThanOrEqualTo(UNIVERSE);
    }

    @Test
    void countsWhatIsListedWhenThePeriodIsOver() {
        assertThat(projector
                        .project(List.of(), 500, UNIVERSE, QUARTER, QUARTER.to(), 500)
                        .state())
                .isEqualTo(AttainmentState.ACHIEVED);
        assertThat(projector
                        .project(List.of(), 499, UNIVERSE, QUARTER, QUARTER.to(), 500)
                        .state())
                .isEqualTo(AttainmentState.MISSED);
    }

    @Test
    void aFasterRateOfListingMakesTheGoalMoreProbable() {
        Market slow = new Market(new Random(2), 0.01, 0.005);
        Market fast = new Market(new Random(2), 0.05, 0.005);
        slow.run(8);
        fast.run(8);
        LocalDate asOf = LocalDate.of(2026, 3, 2);

        double slowly = projector
                .project(slow.history, 200, UNIVERSE, QUARTER, asOf, 270)
                .probability();
        double quickly = projector
                .project(fast.history, 200, UNIVERSE, QUARTER, asOf, 270)
                .probability();

        assertThat(quickly).isGreaterThan(slowly + 0.3);
    }

    @Test
    void refusesMoreListedStoresThanThereAre() {
        assertThatThrownBy(() -> projector.project(List.of(), 601, UNIVERSE, QUARTER, LocalDate.of(2026, 2, 2), 500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListingWeek(10, 5, 6, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Market {
        private final Random random;
        private final double listing;
        private final double delisting;
        private final List<ListingWeek> history = new ArrayList<>();
        private int listed = 100;

        Market(Random random, double listing, double delisting) {
            this.random = random;
            this.listing = listing;
            this.delisting = delisting;
        }

        void run(int weeks) {
            for (int week = 0; week < weeks; week++) {
                int gained = happening(UNIVERSE - listed, listing);
                int lost = happening(listed, delisting);
                history.add(new ListingWeek(listed, UNIVERSE - listed, gained, lost));
                listed += gained - lost;
            }
        }

        private int happening(int stores, double rate) {
            return (int) random.doubles(stores).filter(draw -> draw < rate).count();
        }
    }
}
