package io.revenuesignals.contracts.sale;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import java.math.BigDecimal;

/**
 * Packs of a product were sold.
 *
 * @param product id of the product, such as its GTIN
 * @param place a store, or a retailer where its stores are not told apart
 * @param units packs sold; negative for returns; fractions for goods sold by weight
 * @param revenue what shoppers paid for them; negative for returns
 * @param period when they were sold
 */
public record SaleRecorded(String product, Place place, BigDecimal units, MoneyAmount revenue, SalePeriod period)
        implements SaleEvent {

    public SaleRecorded {
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        Checks.require(place.channel() == null, "place", "must be a store or a retailer");
        units = Checks.number(units, "units");
        revenue = Checks.present(revenue, "revenue");
        period = Checks.present(period, "period");
    }

    @Override
    public String key() {
        return product + "|" + place.id();
    }
}
