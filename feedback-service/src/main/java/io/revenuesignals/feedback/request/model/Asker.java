package io.revenuesignals.feedback.request.model;

/** Who asks for another price. */
public sealed interface Asker {

    /** One retailer, for all its stores. */
    record Retailer(String id) implements Asker {}

    /** A whole channel. */
    record Channel(String name) implements Asker {}
}
