package io.revenuesignals.pricing.decision;

import reactor.core.publisher.Mono;

/** Every version of the policy. */
public interface Policies {

    /** The version that holds; the standard one when nobody set any. */
    Mono<PolicyVersion> current();

    /** Adds a version; false when one with its number is there already, so that it was made from a stale one. */
    Mono<Boolean> add(PolicyVersion next);
}
