package io.revenuesignals.contracts.sale;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Place;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer bought from us for the first time.
 *
 * @param customer the customer's id at the place; the same customer at two places is two
 * @param place where the customer bought
 * @param product id of the product bought, where known
 * @param firstPurchase business date of the first purchase
 */
public record CustomerGained(
        String customer, Place place, @Nullable String product, LocalDate firstPurchase) implements SaleEvent {

    public CustomerGained {
        customer = Checks.id(customer, "customer");
        place = Checks.present(place, "place");
        product = Checks.optionalId(product, "product");
        firstPurchase = Checks.day(firstPurchase, "firstPurchase");
    }

    @Override
    public String key() {
        return customer + "|" + place.id();
    }
}
