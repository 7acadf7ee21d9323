package io.revenuesignals.contracts.goal;

/** What a goal counts. */
public enum Metric {
    /** Stores in scope that list a product of the set; unit: stores. */
    STORES_WITH_DISTRIBUTION,
    /** Packs sold; unit: packs. */
    UNITS,
    /** What shoppers paid; unit: the goal's currency. */
    REVENUE,
    /** First-time customers; unit: customers. */
    CUSTOMERS_GAINED,
    /** Own part of the category in scope; unit: percent of packs sold. */
    MARKET_SHARE
}
