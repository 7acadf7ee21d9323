package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy; the latest one holds.
 *
 * @param version counts from 1; 0 is the standard policy that holds before anybody set one
 * @param setBy absent for version 0
 * @param setAt absent for version 0
 */
public record PolicyVersion(
        int version,
        Policy policy,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    public static PolicyVersion standard() {
        return new PolicyVersion(0, Policy.standard(), null, null);
    }
}
