package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;

/**
 * A recommendation was not followed.
 *
 * @param recommendation id of the recommendation
 * @param product id of the product, such as its GTIN
 * @param scope for whom the price would have held
 * @param decision id of the decision
 * @param actor who decided; {@code policy} when it was decided automatically
 * @param reason why, in words
 */
public record RecommendationDeclined(
        String recommendation, String product, PriceScope scope, String decision, String actor, String reason)
        implements PriceEvent {

    public RecommendationDeclined {
        recommendation = Checks.id(recommendation, "recommendation");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        decision = Checks.id(decision, "decision");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
