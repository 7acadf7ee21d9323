package io.revenuesignals.pricing.price;

import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.from;
import static io.revenuesignals.pricing.model.PriceFixture.price;
import static io.revenuesignals.pricing.model.PriceFixture.retailer;
import static io.revenuesignals.pricing.model.PriceFixture.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingPricesTests {

    private final InMemoryPrices prices = new InMemoryPrices();
    private final FindingPrices finding = new FindingPrices(prices);

    @Test
    void letsTheMostSpecificScopeWin() {
        PriceEntry national = saved(Scope.national(), "2.99");
        PriceEntry own = saved(retailer("R1"), "2.89");
        saved(retailer("R2"), "2.49");

        assertThat(found(store("S1"), retailer("R1"), Scope.national())).isEqualTo(own);
        assertThat(found(store("S1"), retailer("R3"), Scope.national())).isEqualTo(national);
        assertThat(found(store("S1"))).isNull();
    }

    private PriceEntry found(Scope... scopes) {
        return finding.effective("sauce", List.of(scopes), MONDAY).block();
    }

    private PriceEntry saved(Scope scope, String amount) {
        PriceEntry entry = price("sauce", scope, amount, from(MONDAY), PriceEntry.State.IN_FORCE);
        prices.save(entry).block();
        return entry;
    }
}
