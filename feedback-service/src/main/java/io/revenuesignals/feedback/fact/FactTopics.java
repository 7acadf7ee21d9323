package io.revenuesignals.feedback.fact;

/** The topics of facts, as this service reads them again. */
public final class FactTopics {

    /** Name and group of the reader that keeps receipts. */
    public static final String READER = "feedback-service.facts";

    /** The one topic that does not keep every record. */
    public static final String COMPACTED = "revenue.reference.v1";

    private FactTopics() {}
}
