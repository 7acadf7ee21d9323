package io.revenuesignals.contracts.recommendation;

/** Why a price is looked at. */
public enum Cause {
    COMPETITOR_MOVED,
    COST_MOVED,
    GOAL_AT_RISK,
    RETAILER_ASKED,
    EFFECT_MISSED,
    /** Nothing moved, but another price would do better. */
    PRICE_OFF
}
