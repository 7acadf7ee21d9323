package io.revenuesignals.feedback.fact.model;

/** What the log said to one entry. */
public sealed interface Settlement {

    /** All replicas have it. */
    record Stored(String topic, int partition, long offset) implements Settlement {}

    /** It was certainly not taken. */
    record NotTaken(String reason) implements Settlement {}

    /** It may or may not have been taken. */
    record Unsettled(String reason) implements Settlement {}
}
