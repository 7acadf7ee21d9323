package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price was taken back, and the one before it holds again.
 *
 * @param price the entry that no longer holds
 * @param restored what holds again; absent when nothing did before
 */
public record PriceReverted(
        String price,
        String product,
        PriceScope scope,
        MoneyAmount value,
        @Nullable MoneyAmount restored,
        Instant at,
        String actor,
        String reason)
        implements PriceEvent {

    public PriceReverted {
        price = Checks.id(price, "price");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        value = Checks.price(value, "value");
        restored = restored == null ? null : Checks.price(restored, "restored");
        at = Checks.present(at, "at");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
