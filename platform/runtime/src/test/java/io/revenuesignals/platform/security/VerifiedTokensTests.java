package io.revenuesignals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VerifiedTokensTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicInteger verifications = new AtomicInteger();

    /** Finds tokens good that start with "good" and lets them end at five past twelve. */
    private final ReactiveJwtDecoder decoder = token -> {
        verifications.incrementAndGet();
        return token.startsWith("good")
                ? Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "ES256")
                        .subject("sam")
                        .issuedAt(NOON)
                        .expiresAt(NOON.plusSeconds(300))
                        .build())
                : Mono.error(new BadJwtException("no"));
    };

    private VerifiedTokens at(Instant... instants) {
        SecurityProperties settings = new SecurityProperties(
                List.of(),
                null,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofSeconds(60));
        return new VerifiedTokens(decoder, settings, new Instants(instants));
    }

    @Test
    void verifiesAGoodTokenOnceAMinute() {
        VerifiedTokens tokens = at(NOON, NOON.plusSeconds(59), NOON.plusSeconds(60));
        tokens.decode("good").block();
        tokens.decode("good").block();
        assertThat(verifications).hasValue(1);
        tokens.decode("good").block();
        assertThat(verifications).hasValue(2);
    }

    @Test
    void keepsTheEndOfAToken() {
        VerifiedTokens tokens = at(NOON.plusSeconds(350), NOON.plusSeconds(359), NOON.plusSeconds(360));
        tokens.decode("good").block();
        tokens.decode("good").block();
        assertThat(verifications).hasValue(1);
        tokens.decode("good").block();
        assertThat(verifications).hasValue(2);
    }

    @Test
    void verifiesABadTokenEveryTime() {
        VerifiedTokens tokens = at(NOON);
        StepVerifier.create(tokens.decode("bad")).verifyError(BadJwtException.class);
        StepVerifier.create(tokens.decode("bad")).verifyError(BadJwtException.class);
        assertThat(verifications).hasValue(2);
    }

    @Test
    void remembersABoundedNumber() {
        VerifiedTokens tokens = at(NOON);
        for (int i = 0; i <= VerifiedTokens.MOST; i++) {
            tokens.decode("good-" + i).block();
        }
        tokens.decode("good-0").block();
        assertThat(verifications).hasValue(VerifiedTokens.MOST + 2);
    }

    @Test
    void knowsACallerWhileTheTokenHolds() {
        VerifiedTokens tokens = at(NOON, NOON.plusSeconds(59), NOON.plusSeconds(60));
        KnownCallers known = new KnownCallers(tokens);
        assertThat(known.sender(bearing("Bearer good"))).isNull();
        tokens.decode("good").block();
        assertThat(known.sender(bearing("Bearer good")))
                .extracting(Caller::subject)
                .isEqualTo("sam");
        assertThat(known.sender(bearing("Bearer good"))).isNull();
    }

    @Test
    void knowsNobodyByAnythingButOnePlainHeader() {
        VerifiedTokens tokens = at(NOON);
        tokens.decode("good").block();
        KnownCallers known = new KnownCallers(tokens);
        assertThat(known.sender(new HttpHeaders())).isNull();
        assertThat(known.sender(bearing("bearer good"))).isNull();
        assertThat(known.sender(bearing("Bearer  good"))).isNull();
        assertThat(known.sender(bearing("Bearer good "))).isNull();
        assertThat(known.sender(bearing("Basic good"))).isNull();
        assertThat(known.sender(bearing("Bearer good", "Bearer good"))).isNull();
        assertThat(new KnownCallers(decoder).sender(bearing("Bearer good"))).isNull();
    }

    private static HttpHeaders bearing(String... values) {
        HttpHeaders headers = new HttpHeaders();
        headers.put(HttpHeaders.AUTHORIZATION, List.of(values));
        return headers;
    }

    /** Shows each instant once and then stays at the last; asked once for each decoding. */
    private static final class Instants extends Clock {

        private final Instant[] instants;
        private int next;

        Instants(Instant... instants) {
            this.instants = instants;
        }

        @Override
        public Instant instant() {
            return instants[Math.min(next++, instants.length - 1)];
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
