package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.reference.Owner;
import java.math.BigDecimal;

/**
 * A product of the market.
 *
 * @param price what it usually costs in a grocery, in cents
 * @param cost what a pack costs its maker, in cents
 * @param appeal how well it sells against the others at the usual prices; 1 is average
 * @param carried probability that a store of a retailer that lists its line carries it
 */
record Sku(String id, String name, String brand, Owner owner, int price, int cost, double appeal, double carried) {

    /** The line all of them belong to. */
    static final String LINE = "spaghetti-sauce";

    /** The market in which shares are counted. */
    static final String CATEGORY = "pasta-sauce";

    /** Ounces in a pack, of each of them. */
    static final int PACK_OUNCES = 24;

    boolean isOwn() {
        return owner == Owner.OWN;
    }

    BigDecimal unitCost() {
        return BigDecimal.valueOf(cost, 2);
    }
}
