package io.revenuesignals.contracts;

/**
 * Something that happened and that other services may hear of.
 *
 * <p>Events are immutable records, one family for each topic. Within a major version fields are only ever added; a
 * consumer ignores what it does not know.
 */
public interface Event {

    /** The key of the Kafka record: the thing whose order matters. Events with the same key are read in the order written. */
    String key();
}
