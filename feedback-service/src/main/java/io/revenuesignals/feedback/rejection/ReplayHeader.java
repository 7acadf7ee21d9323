package io.revenuesignals.feedback.rejection;

/** The header that a replay leaves on a record, so that it is recognised should it come back: the id of the rejection. */
public final class ReplayHeader {

    public static final String NAME = "signals-replay-of";

    private ReplayHeader() {}
}
