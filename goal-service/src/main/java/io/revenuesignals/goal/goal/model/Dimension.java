package io.revenuesignals.goal.goal.model;

/** Along what a goal is split into parts. */
public enum Dimension {
    PERIOD,
    CHANNEL,
    RETAILER,
    REGION,
    STORE_ATTRIBUTE,
    PRODUCT,
    /** Nothing differs but who answers for it. */
    PERSON
}
