package io.revenuesignals.goal.goal.model;

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
    /** Own part of the category in scope; unit: per cent of packs sold. */
    MARKET_SHARE;

    /**
     * Whether the parts of a goal that is split along a dimension add up to the whole. A store counts once whatever the
     * product or the month; shares never add up.
     */
    public boolean addsUpAlong(Dimension dimension) {
        return switch (this) {
            case UNITS, REVENUE -> true;
            case CUSTOMERS_GAINED -> dimension != Dimension.PRODUCT;
            case STORES_WITH_DISTRIBUTION -> dimension != Dimension.PRODUCT && dimension != Dimension.PERIOD;
            case MARKET_SHARE -> false;
        };
    }
}
