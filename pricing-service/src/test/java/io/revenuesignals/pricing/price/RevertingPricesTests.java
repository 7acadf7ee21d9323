package io.revenuesignals.pricing.price;

import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.from;
import static io.revenuesignals.pricing.model.PriceFixture.inForce;
import static io.revenuesignals.pricing.model.PriceFixture.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.testing.TestClock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevertingPricesTests {

    private final InMemoryPrices prices = new InMemoryPrices();
    private final RememberedPriceAnnouncements announcements = new RememberedPriceAnnouncements();
    private final RevertingPrices reverting = new RevertingPrices(prices, announcements, TestClock.at(WEDNESDAY));
    private final PriceEntry list = inForce("2.99", from(MONDAY));

    @Test
    void restoresWhatHeldBefore() {
        PriceEntry trial = inForce("2.79", from(TUESDAY));
        prices.save(list).then(prices.save(trial)).block();

        RevertingPrices.Outcome outcome =
                reverting.revert(trial.id(), "pam", "units fell").block();

        assertThat(outcome).isInstanceOf(RevertingPrices.Outcome.Reverted.class);
        assertThat(announcements.told()).containsExactly("reverted 2.79 USD to 2.99 USD by pam");
        assertThat(prices.claim("sauce", list.scope()).block().at(WEDNESDAY)).contains(list);
    }

    @Test
    void cancelsWhatIsOnlyPlanned() {
        PriceEntry plan = planned("2.79", from(WEDNESDAY.plusSeconds(60)));
        prices.save(list).then(prices.save(plan)).block();

        reverting.revert(plan.id(), "pam", "second thoughts").block();

        assertThat(prices.find(plan.id()).block().state()).isEqualTo(PriceEntry.State.CANCELLED);
    }

    @Test
    void takesNothingBackTwice() {
        prices.save(list).block();
        reverting.revert(list.id(), "pam", "x").block();
        assertThat(reverting.revert(list.id(), "pam", "x").block())
                .isEqualTo(new RevertingPrices.Outcome.NotLive(PriceEntry.State.REVERTED));
        assertThat(reverting.revert(UUID.randomUUID(), "pam", "x").block())
                .isEqualTo(new RevertingPrices.Outcome.Unknown());
        assertThat(announcements.told()).hasSize(1);
    }
}
