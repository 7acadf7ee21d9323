package io.revenuesignals.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what a client may send, below {@code signals.web}.
 *
 * @param maxBody most bytes of a body; streams ({@code application/x-ndjson}) have no such limit as a whole
 * @param maxHeaders most bytes of a request's headers
 * @param readWithin longest time in which a body must have arrived; also how long the rest of a request is waited for that is
 *     answered already. A stream may pause five seconds longer
 * @param takenWithin when a client is given up that takes nothing of its answer
 * @param idleAfter when an unused connection is closed
 * @param keepAnswers how long a command's answer is kept for repeats of its {@code Idempotency-Key}
 */
@ConfigurationProperties(prefix = "signals.web", ignoreUnknownFields = false)
public record WebProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("16KB") DataSize maxHeaders,
        @DefaultValue("10s") Duration readWithin,
        @DefaultValue("30s") Duration takenWithin,
        @DefaultValue("60s") Duration idleAfter,
        @DefaultValue("35d") Duration keepAnswers,
        @DefaultValue Json json) {

    /**
     * Limits inside JSON.
     *
     * @param maxDepth deepest nesting
     * @param maxText longest string, in characters
     * @param maxDigits longest number, in characters
     */
    public record Json(
            @DefaultValue("50") int maxDepth,
            @DefaultValue("65536") int maxText,
            @DefaultValue("40") int maxDigits) {}
}
