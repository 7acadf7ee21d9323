package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;

/**
 * An incentive no longer holds.
 *
 * @param incentive id of the incentive
 * @param product id of the product, such as its GTIN
 * @param scope to whom it was offered
 * @param at when it ended
 * @param reason why, in words
 */
public record IncentiveEnded(String incentive, String product, PriceScope scope, Instant at, String reason)
        implements PriceEvent {

    public IncentiveEnded {
        incentive = Checks.id(incentive, "incentive");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        at = Checks.time(at, "at");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
