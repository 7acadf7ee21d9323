package io.revenuesignals.contracts;

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
