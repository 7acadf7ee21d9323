package io.revenuesignals.local.issuer;

import java.util.Locale;

/** What a token lets its bearer do; the words in the claim {@code roles} are these in lower case. */
public enum Role {
    /** Posts facts of its own sources. */
    SOURCE,
    /** Sets goals. */
    MARKETING,
    /** Posts facts and price requests; sees its own accounts' negotiated prices. */
    SALES,
    /** Sets prices and decides. */
    PRICING,
    /** Asks analytics. */
    ANALYST,
    /** Looks after dead letters and replays. */
    OPS;

    /** The word in the claim. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
