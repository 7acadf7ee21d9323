package io.revenuesignals.pricing.decision.model;

/** Why another price is proposed. */
public enum Cause {
    COMPETITOR_MOVED,
    COST_MOVED,
    GOAL_AT_RISK,
    RETAILER_ASKED,
    EFFECT_MISSED,
    PRICE_OFF,
    /** A person of pricing wants it. */
    BY_HAND
}
