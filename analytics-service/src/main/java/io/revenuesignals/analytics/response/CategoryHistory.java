package io.revenuesignals.analytics.response;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of a category at all its retailers, as read from the roll-ups.
 *
 * @param ownSales own products per store
 * @param volumes all products per retailer
 * @param through last business day with a sale; absent when there is none
 */
public record CategoryHistory(
        List<Product> products,
        List<StoreSales> ownSales,
        List<Volume> volumes,
        List<Price> prices,
        List<Promotion> promotions,
        @Nullable LocalDate through) {

    /**
     * A product.
     *
     * @param amount size of a pack in a unit that all packs of its kind share
     */
    public record Product(String product, boolean own, double amount) {}

    public record StoreSales(String product, String retailer, String place, LocalDate week, double units) {}

    /** What a retailer sold; {@code places} tells how many places reported. */
    public record Volume(String product, String retailer, LocalDate week, double units, double revenue, int places) {}

    /** The mean of the shelf prices seen. */
    public record Price(
            String product, String retailer, LocalDate week, String currency, double price, int observations) {}

    /** Where a mechanic was seen: everywhere at the retailer, or at so many of its stores. */
    public record Promotion(
            String product, String retailer, LocalDate week, String mechanic, int places, boolean everywhere) {}
}
