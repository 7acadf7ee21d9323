package io.revenuesignals.feedback.request.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a sales person sends to raise a request.
 *
 * @param place the retailer or channel that asks
 */
record PriceRequestRequest(
        String product,
        Place place,
        MoneyAmount wishedPrice,
        String reason,
        LocalDate neededBy,
        @Nullable BigDecimal expectedExtraUnits) {

    PriceRequestRequest {
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        Checks.require(place.store() == null, "place", "must be a retailer or a channel");
        wishedPrice = Checks.price(wishedPrice, "wishedPrice");
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
        neededBy = Checks.present(neededBy, "neededBy");
        expectedExtraUnits =
                expectedExtraUnits == null ? null : Checks.notNegative(expectedExtraUnits, "expectedExtraUnits");
    }
}
