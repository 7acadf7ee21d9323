package io.revenuesignals.contracts;

/** How a promotion works. */
public enum Mechanic {
    PRICE_CUT,
    FEATURE,
    DISPLAY,
    MULTIBUY,
    COUPON,
    LOYALTY,
    OTHER
}
