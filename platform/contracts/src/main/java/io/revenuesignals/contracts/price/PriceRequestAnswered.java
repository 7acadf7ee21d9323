package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import org.jspecify.annotations.Nullable;

/**
 * A price request has its answer.
 *
 * @param price what the retailer gets; absent when declined
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
        decision = Checks.id(decision, "decision");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
