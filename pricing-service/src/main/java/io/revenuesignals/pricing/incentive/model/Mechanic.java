package io.revenuesignals.pricing.incentive.model;

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
