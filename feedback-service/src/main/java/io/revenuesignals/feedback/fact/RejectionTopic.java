package io.revenuesignals.feedback.fact;

/**
 * The topic where the door writes what it refuses, before it says so to the sender: so the account is kept while the database
 * is away. It belongs to this service alone. The value is the event as it came, possibly cut; the headers say what was wrong.
 */
public final class RejectionTopic {

    public static final String NAME = "revenue.rejected-facts.v1";

    public static final String CODE = "signals-rejection-code";
    public static final String POINTER = "signals-rejection-pointer";
    public static final String DETAIL = "signals-rejection-detail";
    public static final String SOURCE = "signals-rejection-source";
    public static final String ID = "signals-rejection-id";
    public static final String TYPE = "signals-rejection-type";
    public static final String TIME = "signals-rejection-time";

    /** How long the event was; the value may be its beginning only. */
    public static final String SIZE = "signals-rejection-size";

    private RejectionTopic() {}
}
