package io.revenuesignals.pricing.price;

import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of costs promises. */
public interface CostsContract {

    LocalDate MARCH = LocalDate.of(2026, 3, 1);
    LocalDate APRIL = LocalDate.of(2026, 4, 1);

    Costs costs();

    @Test
    default void tellsWhetherSettingChangedAnything() {
        Cost cost = cost("sauce" + UUID.randomUUID(), Scope.national(), "1.50", MARCH);
        assertThat(costs().set(cost).block()).isTrue();
        assertThat(costs().set(cost).block()).isFalse();
        assertThat(costs().set(cost(cost.product(), cost.scope(), "1.60", MARCH))
                        .block())
                .isTrue();
    }

    @Test
    default void letsTheMostSpecificAndLatestCostHold() {
        String product = "sauce" + UUID.randomUUID();
        List<Scope> scopes = List.of(retailer("R1"), Scope.national());
        set(product, Scope.national(), "1.50", MARCH);
        set(product, retailer("R1"), "1.40", APRIL);

        assertThat(costs().effective(product, scopes, MARCH.minusDays(1)).block())
                .isNull();
        assertThat(costs().effective(product, scopes, MARCH).block().value()).isEqualTo(usd("1.50"));
        assertThat(costs().effective(product, scopes, APRIL).block().value()).isEqualTo(usd("1.40"));
        assertThat(costs().effective(product, List.of(Scope.national()), APRIL)
                        .block()
                        .value())
                .isEqualTo(usd("1.50"));
    }

    @Test
    default void listsAllOrWhatHoldsOnADayInPages() {
        String product = "sauce" + UUID.randomUUID();
        Cost march = set(product, Scope.national(), "1.50", MARCH);
        Cost april = set(product, Scope.national(), "1.60", APRIL);
        Cost other = set(product, retailer("R1"), "1.40", MARCH);

        assertThat(list(product, null, 9, null)).containsExactly(april, march, other);
        assertThat(list(product, null, 2, null)).containsExactly(april, march);
        assertThat(list(product, null, 2, after(march))).containsExactly(other);
        assertThat(list(product, APRIL, 9, null)).containsExactly(april, other);
        assertThat(list(product, APRIL, 9, after(april))).containsExactly(other);
        assertThat(list(product, MARCH, 9, null)).containsExactly(march, other);
    }

    private Cost set(String product, Scope scope, String amount, LocalDate from) {
        Cost cost = cost(product, scope, amount, from);
        costs().set(cost).block();
        return cost;
    }

    private List<Cost> list(String product, @Nullable LocalDate on, int limit, CostFilter.@Nullable Position after) {
        return costs().list(new CostFilter(product, on, limit, after))
                .collectList()
                .block();
    }

    private static CostFilter.Position after(Cost cost) {
        return new CostFilter.Position(cost.product(), cost.scope(), cost.validFrom());
    }

    private static Cost cost(String product, Scope scope, String amount, LocalDate from) {
        return new Cost(product, scope, usd(amount), from, "pam");
    }
}
