package io.revenuesignals.platform.messaging;

/** What became of an entry of the log. */
public sealed interface LogResult {

    /** All in-sync replicas have it. */
    record Stored(String topic, int partition, long offset) implements LogResult {}

    /** It was certainly not taken; sending it again later is safe. */
    record Unavailable(String reason) implements LogResult {}

    /** It may or may not have been taken; sending it again under the same id is safe. */
    record Unknown(String reason) implements LogResult {}
}
