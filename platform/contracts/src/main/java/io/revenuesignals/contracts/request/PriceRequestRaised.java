package io.revenuesignals.contracts.request;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A retailer, or a whole channel, asks for another price.
 *
 * @param request id of the request
 * @param product id of the product, such as its GTIN
 * @param place the retailer or channel that asks
 * @param wishedPrice the shelf price of one pack asked for
 * @param reason why, in words
 * @param neededBy the day by which an answer is needed
 * @param expectedExtraUnits packs more per week that the asker promises, where said
 * @param raisedBy the sales person who wrote it down
 */
public record PriceRequestRaised(
        String request,
        String product,
        Place place,
        MoneyAmount wishedPrice,
        String reason,
        LocalDate neededBy,
        @Nullable BigDecimal expectedExtraUnits,
        String raisedBy)
        implements RequestEvent {

    public PriceRequestRaised {
        request = Checks.id(request, "request");
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        Checks.require(place.store() == null, "place", "must be a retailer or a channel");
        wishedPrice = Checks.price(wishedPrice, "wishedPrice");
        reason = Checks.text(reason, "reason");
        neededBy = Checks.day(neededBy, "neededBy");
        expectedExtraUnits =
                expectedExtraUnits == null ? null : Checks.notNegative(expectedExtraUnits, "expectedExtraUnits");
        raisedBy = Checks.id(raisedBy, "raisedBy");
    }

    @Override
    public String key() {
        return request;
    }
}
