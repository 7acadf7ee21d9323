package io.revenuesignals.contracts.reference;

/** The unit of a pack size, so that prices of different packs compare. */
public enum PackUnit {
    G,
    KG,
    ML,
    L,
    OZ,
    FL_OZ,
    LB,
    PIECE
}
