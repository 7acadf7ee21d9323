package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price was taken back, and the one before it holds again.
 *
 * @param price id of the entry on the price timeline that no longer holds
 * @param product id of the product, such as its GTIN
 * @param scope for whom it holds
 * @param value the shelf price that no longer holds
 * @param restored what holds again; absent when nothing did before
 * @param at when
 * @param actor who took it back; {@code policy} when it was done automatically
 * @param reason why, in words
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
        at = Checks.time(at, "at");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
