package io.revenuesignals.feedback.fact;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Knows which facts the store had refused and that were sent to it again. */
public interface Revivals {

    /** A fact and where it lies in the log. */
    record Logged(UUID fact, String topic, int partition, long offset) {}

    /** Those of the given facts whose record, this very one, was refused by the store and replayed since. */
    Mono<Set<UUID>> among(Collection<Logged> facts);
}
