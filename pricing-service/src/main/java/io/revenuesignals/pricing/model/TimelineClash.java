package io.revenuesignals.pricing.model;

/** Why a price does not fit on the timeline: the entry in its way. */
public record TimelineClash(Kind kind, PriceEntry entry) {

    /** How two entries get into each other's way. */
    public enum Kind {
        /** Another entry begins at the same instant. */
        SAME_START,
        /** The new price would begin or run inside a price that was promised up to a day. */
        INSIDE_BOUNDED,
        /** The new price is promised up to a day, and a planned one would begin before that. */
        COVERS_PLANNED,
        /** The new price would begin in the past, where another price already held. */
        REWRITES_PAST
    }
}
