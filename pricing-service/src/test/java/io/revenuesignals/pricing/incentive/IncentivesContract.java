package io.revenuesignals.pricing.incentive;

import static io.revenuesignals.pricing.incentive.IncentiveFixture.FIFTH;
import static io.revenuesignals.pricing.incentive.IncentiveFixture.incentive;
import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Incentive.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of incentives promises. */
public interface IncentivesContract {

    Incentives incentives();

    @Test
    default void findsEveryWord() {
        Incentive waiting = added(incentive("sauce", State.WAITING, id()));
        assertThat(incentives().find(waiting.id()).block()).isEqualTo(waiting);
        assertThat(incentives().claimRecommended(waiting.recommendation()).block())
                .isEqualTo(waiting);
        assertThat(incentives().find(UUID.randomUUID()).block()).isNull();
    }

    @Test
    default void followsAnAdviceOnce() {
        String advice = id();
        added(incentive("sauce", State.WAITING, advice));
        assertThat(incentives().add(incentive("sauce", State.WAITING, advice)).block())
                .isFalse();
        added(incentive("sauce", State.OFFERED, null));
        added(incentive("sauce", State.OFFERED, null));
    }

    @Test
    default void keepsTheLastStep() {
        Incentive offered = added(incentive("sauce", State.WAITING, id()))
                .in(State.OFFERED, new Incentive.Step("paul", "agreed", TUESDAY, "chain", "cause"));
        incentives().save(offered).block();
        assertThat(incentives().claim(offered.id()).block()).isEqualTo(offered);
    }

    @Test
    default void claimsWhatIsOver() {
        Incentive waiting = added(incentive("sauce", State.WAITING, id()));
        Incentive offered = added(incentive("sauce", State.OFFERED, null));
        Incentive declined = added(incentive("sauce", State.DECLINED, id()));

        assertThat(over(FRIDAY, FIFTH)).contains(waiting.id(), offered.id()).doesNotContain(declined.id());
        assertThat(over(FRIDAY.minusSeconds(1), FIFTH.minusDays(1))).doesNotContain(waiting.id(), offered.id());
    }

    @Test
    default void listsInPagesTheYoungestFirst() {
        String product = "sauce" + id();
        Incentive first = added(incentive(product, State.OFFERED, null));
        Incentive second = added(incentive(product, State.WAITING, id()));

        assertThat(list(product, null, 1, null)).containsExactly(second);
        assertThat(list(product, null, 1, second.id())).containsExactly(first);
        assertThat(list(product, State.OFFERED, 9, null)).containsExactly(first);
    }

    private Incentive added(Incentive incentive) {
        assertThat(incentives().add(incentive).block()).isTrue();
        return incentive;
    }

    private List<UUID> over(Instant now, LocalDate today) {
        return incentives()
                .claimOver(now, today, 10_000)
                .map(Incentive::id)
                .collectList()
                .block();
    }

    private List<Incentive> list(String product, @Nullable State state, int limit, @Nullable UUID after) {
        return incentives()
                .list(new Incentives.Filter(state, product, limit, after))
                .collectList()
                .block();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
