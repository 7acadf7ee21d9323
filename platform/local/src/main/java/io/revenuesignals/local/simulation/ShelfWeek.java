package io.revenuesignals.local.simulation;

/**
 * A product on the shelves of a retailer in one week.
 *
 * @param regular price without promotion, in cents
 * @param price what shoppers pay, in cents
 * @param feature advertised by the retailer
 * @param display shown at a second place
 */
record ShelfWeek(int regular, int price, boolean feature, boolean display) {

    boolean cut() {
        return price < regular;
    }

    boolean promoted() {
        return cut() || feature || display;
    }

    /** Price reduction as a fraction of the regular price. */
    double depth() {
        return 1 - (double) price / regular;
    }

    double dollars() {
        return price / 100.0;
    }
}
