package io.revenuesignals.analytics.query.model;

import java.util.Arrays;
import java.util.Optional;

/** What can be measured. */
public enum Measure {
    UNITS("units", Family.SALES, "packs", "Packs sold, returns taken off"),
    REVENUE("revenue", Family.SALES, "money", "What shoppers paid"),
    AVERAGE_PRICE("averagePrice", Family.SALES, "money per pack", "Revenue over units"),
    SALES("sales", Family.SALES, "facts", "Sale facts counted"),
    STORES_SELLING(
            "storesSelling", Family.SALES, "stores", "Stores that sold more than they took back in some week or sale"),
    SHELF_PRICE("shelfPrice", Family.PRICES, "money per pack", "Mean of the shelf prices seen, promotions included"),
    LOWEST_SHELF_PRICE("lowestShelfPrice", Family.PRICES, "money per pack", "Lowest shelf price seen"),
    HIGHEST_SHELF_PRICE("highestShelfPrice", Family.PRICES, "money per pack", "Highest shelf price seen"),
    PRICE_OBSERVATIONS("priceObservations", Family.PRICES, "facts", "Shelf prices seen"),
    PROMOTED_WEEKS(
            "promotedWeeks",
            Family.PROMOTIONS,
            "product-place-weeks",
            "Weeks in which a product was promoted at a place"),
    STORES_LISTING(
            "storesListing",
            Family.DISTRIBUTION,
            "stores",
            "Stores that list a product at the end of the period, by the latest shelf look or sale of its last 8 weeks"),
    NUMERIC_DISTRIBUTION(
            "numericDistribution", Family.DISTRIBUTION, "per cent of stores", "Stores listing of all stores described"),
    WEIGHTED_DISTRIBUTION(
            "weightedDistribution",
            Family.DISTRIBUTION,
            "per cent of store size",
            "As numericDistribution, each store with its size weight"),
    CUSTOMERS_GAINED("customersGained", Family.CUSTOMERS, "customers", "First-time customers, each once per place");

    /** Measures that are read from the same facts. */
    public enum Family {
        SALES,
        PRICES,
        PROMOTIONS,
        DISTRIBUTION,
        CUSTOMERS
    }

    private final String wireName;
    private final Family family;
    private final String unit;
    private final String meaning;

    Measure(String wireName, Family family, String unit, String meaning) {
        this.wireName = wireName;
        this.family = family;
        this.unit = unit;
        this.meaning = meaning;
    }

    public static Optional<Measure> named(String wireName) {
        return Arrays.stream(values())
                .filter(measure -> measure.wireName.equals(wireName))
                .findAny();
    }

    public String wireName() {
        return wireName;
    }

    public Family family() {
        return family;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** Money of different currencies is never added. */
    public boolean isMoney() {
        return unit.startsWith("money");
    }

    /** Whether it may exceed what a JSON number carries exactly, and travels as a decimal string. */
    public boolean isExact() {
        return isMoney() || this == UNITS;
    }
}
