package io.revenuesignals.feedback.rejection.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A replay of many: done step by step, so that it does not crowd out what is new.
 *
 * @param ratePerSecond how many are sent again each second
 * @param matched how many there were when it was ordered
 * @param left how many are still to be sent
 */
public record ReplayOrder(
        UUID id, String actor, String reason, int ratePerSecond, long matched, long left, Instant orderedAt) {}
