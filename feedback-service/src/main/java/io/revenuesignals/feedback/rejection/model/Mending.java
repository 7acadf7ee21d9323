package io.revenuesignals.feedback.rejection.model;

/** How an event should have been. */
public sealed interface Mending {

    /** JSON in UTF-8. */
    byte[] json();

    /** Other data under the same attributes. */
    record Data(byte[] json) implements Mending {}

    /** Another event as a whole, in structured mode. */
    record Event(byte[] json) implements Mending {}
}
