package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import org.jspecify.annotations.Nullable;

/**
 * A price request has its answer.
 *
 * @param request id of the price request
 * @param product id of the product, such as its GTIN
 * @param scope for whom the answer holds
 * @param answer what was said
 * @param price the shelf price of one pack that the retailer gets; absent when declined
 * @param decision id of the decision
 * @param actor who decided; {@code policy} when it was decided automatically
 * @param reason why, in words
 */
public record PriceRequestAnswered(
        String request,
        String product,
        PriceScope scope,
        Answer answer,
        @Nullable MoneyAmount price,
        String decision,
        String actor,
        String reason)
        implements PriceEvent {

    /** What was said. */
    public enum Answer {
        GRANTED,
        COUNTERED,
        DECLINED
    }

    public PriceRequestAnswered {
        request = Checks.id(request, "request");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        answer = Checks.present(answer, "answer");
        Checks.require(
                (answer == Answer.DECLINED) == (price == null),
                "price",
                "is required unless the answer is DECLINED, where it must be absent");
        price = price == null ? null : Checks.price(price, "price");
        decision = Checks.id(decision, "decision");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
