package io.revenuesignals.platform.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed, below {@code signals.security}. The audience is the service's own name.
 *
 * @param issuer the issuers whose tokens are accepted, as the tokens name them
 * @param jwksUri where the issuers publish their signing keys
 * @param clockSkew how far clocks may differ
 * @param keysCooldown shortest time between two looks for new keys
 * @param keysKeptFor longest time without a look for withdrawn keys
 * @param tokensKeptFor how long a token that was found good is not verified again; its end is always kept
 */
@ConfigurationProperties(prefix = "signals.security", ignoreUnknownFields = false)
public record SecurityProperties(
        @DefaultValue List<String> issuer,
        @Nullable URI jwksUri,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("30s") Duration keysCooldown,
        @DefaultValue("15m") Duration keysKeptFor,
        @DefaultValue("60s") Duration tokensKeptFor) {}
