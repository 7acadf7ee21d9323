package io.revenuesignals.goal.goal.model;

/** The kind of outlet through which goods reach people. */
public enum Channel {
    GROCERY,
    CONVENIENCE,
    BIG_BOX,
    PHARMACY,
    DISCOUNT,
    ECOMMERCE,
    OTHER
}
