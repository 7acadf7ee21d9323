package io.revenuesignals.platform.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Those who came lately with a good token. For small requests in great number, beside which the way through the security
 * filters is dear; whoever is not known here has to take that way.
 */
public final class KnownCallers {

    private static final String SCHEME = "Bearer ";

    private final @Nullable VerifiedTokens tokens;

    KnownCallers(ReactiveJwtDecoder decoder) {
        this.tokens = decoder instanceof VerifiedTokens verified ? verified : null;
    }

    /** Who sent the request; null when its token was not found good lately, or no longer holds, or is not one plain header. */
    public @Nullable Caller sender(HttpHeaders headers) {
        String token = tokens == null ? null : token(headers);
        return tokens == null || token == null ? null : tokens.caller(token);
    }

    static @Nullable String token(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return sent.size() == 1 && sent.getFirst().startsWith(SCHEME)
                ? sent.getFirst().substring(SCHEME.length())
                : null;
    }
}
