package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;

/** An incentive no longer holds. */
public record IncentiveEnded(String incentive, String product, PriceScope scope, Instant at, String reason)
        implements PriceEvent {

    public IncentiveEnded {
        incentive = Checks.id(incentive, "incentive");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        at = Checks.present(at, "at");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
