package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price is planned: it comes into force later.
 *
 * @param price id of the entry on the price timeline
 * @param product id of the product, such as its GTIN
 * @param scope for whom it holds
 * @param value the new shelf price of one pack to aim at
 * @param oldValue what held before in the same scope, where something did
 * @param validFrom when it begins to hold
 * @param validTo when it ceases to hold; absent: until another replaces it
 * @param decision id of the decision that made it
 * @param recommendation id of the recommendation that was followed, where one was
 * @param request id of the price request it answers, where one asked
 * @param actor who decided; {@code policy} when it was decided automatically
 * @param reason why, in words
 */
public record PriceScheduled(
        String price,
        String product,
        PriceScope scope,
        MoneyAmount value,
        @Nullable MoneyAmount oldValue,
        Instant validFrom,
        @Nullable Instant validTo,
        String decision,
        @Nullable String recommendation,
        @Nullable String request,
        String actor,
        String reason)
        implements PriceEvent {

    public PriceScheduled {
        price = Checks.id(price, "price");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        value = Checks.price(value, "value");
        oldValue = oldValue == null ? null : Checks.price(oldValue, "oldValue");
        validFrom = Checks.time(validFrom, "validFrom");
        validTo = validTo == null ? null : Checks.time(validTo, "validTo");
        Checks.require(validTo == null || validTo.isAfter(validFrom), "validTo", "must be after validFrom");
        decision = Checks.id(decision, "decision");
        recommendation = Checks.optionalId(recommendation, "recommendation");
        request = Checks.optionalId(request, "request");
        actor = Checks.id(actor, "actor");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
