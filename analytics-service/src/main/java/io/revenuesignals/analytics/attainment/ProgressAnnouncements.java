package io.revenuesignals.analytics.attainment;

import reactor.core.publisher.Mono;

/** Who is told where goals stand. */
public interface ProgressAnnouncements {

    /** Tells within the current transaction. */
    Mono<Void> progressed(Attainment attainment);
}
