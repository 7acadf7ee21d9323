package io.revenuesignals.feedback.rejection;

import io.revenuesignals.feedback.rejection.model.Mending;
import io.revenuesignals.feedback.rejection.model.Rejection;
import reactor.core.publisher.Mono;

/** Sends rejected events to the log once more, under the ids they had. */
public interface ReplayLog {

    /** What came of it. */
    sealed interface Outcome {

        /** It is in the log. */
        record Sent(String topic, int partition, long offset) implements Outcome {}

        /** The log did not confirm. */
        record LogAway() implements Outcome {}

        /** It was judged again by the rules of the door, or of all readers, and is not fit. */
        record Unfit(Rejection.Cause cause) implements Outcome {}
    }

    /** Sends it as it came. */
    Mono<Outcome> replay(Rejection rejection);

    /** Sends it mended. What it is called stays: source, id and type. */
    Mono<Outcome> mend(Rejection rejection, Mending mending);
}
