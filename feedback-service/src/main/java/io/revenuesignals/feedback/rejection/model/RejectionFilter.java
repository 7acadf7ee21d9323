package io.revenuesignals.feedback.rejection.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejections; what is absent does not matter.
 *
 * @param cause code of the cause
 * @param type short name of the event type
 * @param group the readers that rejected it; {@code door} for the door
 * @param since rejected at this time or later
 * @param until rejected before this time
 */
public record RejectionFilter(
        @Nullable String cause,
        @Nullable String type,
        @Nullable String source,
        @Nullable String group,
        Rejection.@Nullable State state,
        @Nullable Instant since,
        @Nullable Instant until) {}
