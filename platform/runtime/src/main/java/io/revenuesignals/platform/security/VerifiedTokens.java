package io.revenuesignals.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for a short while which tokens were found good: verifying a signature costs more than all the rest of a small
 * request. Only good tokens are remembered, at most {@value #MOST} of them, and none beyond its end.
 */
final class VerifiedTokens implements ReactiveJwtDecoder {

    static final int MOST = 2_000;

    private record Verified(Jwt token, Caller caller, Instant until) {}

    private final ReactiveJwtDecoder decoder;
    private final Duration clockSkew;
    private final Duration keptFor;
    private final Clock clock;
    private final ConcurrentHashMap<String, Verified> verified = new ConcurrentHashMap<>();

    VerifiedTokens(ReactiveJwtDecoder decoder, SecurityProperties settings, Clock clock) {
        this.decoder = decoder;
        this.clockSkew = settings.clockSkew();
        this.keptFor = settings.tokensKeptFor();
        this.clock = clock;
    }

    /** Who sends this text, if it was found to be a good token lately and still is one. */
    @Nullable
    Caller caller(String token) {
        Verified known = known(token);
        return known == null ? null : known.caller();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Verified known = known(token);
        return known == null ? decoder.decode(token).doOnNext(good -> remember(token, good)) : Mono.just(known.token());
    }

    private @Nullable Verified known(String token) {
        Verified known = verified.get(token);
        if (known == null || clock.instant().isBefore(known.until())) {
            return known;
        }
        verified.remove(token);
        return null;
    }

    private void remember(String token, Jwt good) {
        if (verified.size() >= MOST) {
            verified.clear();
        }
        Instant until = clock.instant().plus(keptFor);
        verified.put(token, new Verified(good, Caller.of(good), earlier(until, good.getExpiresAt())));
    }

    private Instant earlier(Instant until, @Nullable Instant expires) {
        return expires == null || until.isBefore(expires.plus(clockSkew)) ? until : expires.plus(clockSkew);
    }
}
