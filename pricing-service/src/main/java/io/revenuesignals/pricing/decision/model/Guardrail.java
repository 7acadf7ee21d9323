package io.revenuesignals.pricing.decision.model;

/** What can stand against a price. */
public enum Guardrail {
    /** Too little would be left after the cost. */
    MINIMUM_MARGIN(true),
    /** The step from the price before is too large. */
    LARGEST_CHANGE(true),
    /** The price does not end as prices must end. */
    PRICE_ENDING(true),
    /** Too far from the competitors' price. */
    COMPETITOR_CORRIDOR(true),
    /** It would begin in a period in which prices rest. */
    QUIET_PERIOD(true),
    /** Cost, price before and new price are not in one currency, so nothing can be compared. */
    CURRENCY(true),
    /** Without a cost nobody can say what is left. */
    COST_UNKNOWN(false),
    /** The step is larger than what is approved without a person. */
    AUTOMATIC_CHANGE(false),
    /** A gain is not likely enough to approve it without a person. */
    AUTOMATIC_PROBABILITY(false),
    /** A person must see it, because another price is in the way on the timeline. */
    TIMELINE(false);

    private final boolean forbids;

    Guardrail(boolean forbids) {
        this.forbids = forbids;
    }

    /** Whether the policy forbids such a price to everybody; otherwise a person may approve it. */
    public boolean forbids() {
        return forbids;
    }
}
