package io.revenuesignals.pricing.price;

import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.between;
import static io.revenuesignals.pricing.model.PriceFixture.from;
import static io.revenuesignals.pricing.model.PriceFixture.inForce;
import static io.revenuesignals.pricing.model.PriceFixture.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PuttingPricesInForceTests {

    private final InMemoryPrices prices = new InMemoryPrices();
    private final RememberedPriceAnnouncements announcements = new RememberedPriceAnnouncements();
    private final TestClock clock = TestClock.at(MONDAY);
    private final PuttingPricesInForce calendar = new PuttingPricesInForce(prices, announcements, clock);

    @BeforeEach
    void plan() {
        prices.save(inForce("2.99", from(MONDAY))).block();
        prices.save(planned("2.49", between(TUESDAY, WEDNESDAY))).block();
    }

    @Test
    void waitsUntilItsTime() {
        assertThat(tick()).isZero();
        assertThat(announcements.told()).isEmpty();
    }

    @Test
    void beginsAndEndsEachPriceOnce() {
        clock.set(TUESDAY);
        assertThat(tick()).isEqualTo(1);
        assertThat(tick()).isZero();
        clock.set(WEDNESDAY);
        assertThat(tick()).isEqualTo(1);
        assertThat(tick()).isZero();

        assertThat(announcements.told())
                .containsExactly("changed 2.49 USD from 2.99 USD by pam", "reverted 2.49 USD to 2.99 USD by calendar");
    }

    @Test
    void makesUpForWhatItMissed() {
        clock.set(WEDNESDAY);
        assertThat(tick()).isEqualTo(2);
        assertThat(announcements.told()).hasSize(2);
    }

    private int tick() {
        return calendar.due()
                .concatMap(calendar::advance)
                .reduce(0, Integer::sum)
                .block();
    }
}
