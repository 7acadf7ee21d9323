package io.revenuesignals.local.issuer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes access tokens (RFC 9068) for the four services. */
public final class TokenIssuer {

    /** The services a token is good for, by the names they expect in {@code aud}. */
    static final List<String> AUDIENCE =
            List.of("goal-service", "feedback-service", "pricing-service", "analytics-service");

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private static final JsonMapper JSON = new JsonMapper();

    private final String issuer;
    private final SigningKey key;
    private final InstantSource clock;

    /** @param issuer the address the services know the issuer by, what {@code iss} says */
    public TokenIssuer(String issuer, SigningKey key, InstantSource clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    /** A signed token, ready for {@code Authorization: Bearer}. */
    public String issue(TokenRequest request) {
        String content = encoded(header()) + "." + encoded(claims(request));
        byte[] signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL_SAFE.encodeToString(signature);
    }

    private Map<String, Object> header() {
        return Map.of("alg", "RS256", "typ", "at+jwt", "kid", key.id());
    }

    private Map<String, Object> claims(TokenRequest request) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", request.subject());
        claims.put("client_id", "signals");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(request.validity()).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("roles", request.roles().stream().map(Role::claim).toList());
        claims.put("sources", request.sources());
        claims.put("accounts", request.accounts());
        return claims;
    }

    private static String encoded(Map<String, Object> members) {
        return URL_SAFE.encodeToString(JSON.writeValueAsBytes(members));
    }
}
