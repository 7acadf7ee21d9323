package io.revenuesignals.contracts.recommendation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;

/**
 * A recommendation no longer holds: something newer replaced it, or what it rested on changed.
 *
 * @param recommendation id of the recommendation
 * @param product id of the product, such as its GTIN
 * @param scope for whom the price would have held
 * @param reason why, in words
 */
public record RecommendationWithdrawn(String recommendation, String product, PriceScope scope, String reason)
        implements RecommendationEvent {

    public RecommendationWithdrawn {
        recommendation = Checks.id(recommendation, "recommendation");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
