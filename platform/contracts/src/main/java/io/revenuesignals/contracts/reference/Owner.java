package io.revenuesignals.contracts.reference;

/** Whose product it is. */
public enum Owner {
    OWN,
    COMPETITOR
}
