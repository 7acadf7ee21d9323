package io.revenuesignals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SigningKeysTests {

    private static final ECKey OLD = key("old");
    private static final ECKey NEW = key("new");

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Mono<String>> issuer = new AtomicReference<>(published(OLD));
    private final MovableClock clock = new MovableClock();
    private final SigningKeys keys = new SigningKeys(
            Mono.defer(() -> {
                looks.incrementAndGet();
                return issuer.get();
            }),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            clock);

    @Test
    void looksOnceForAnyNumberOfTokens() {
        assertThat(found("old")).hasSize(1);
        assertThat(found("old")).hasSize(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void findsANewKeyAfterTheCooldown() {
        found("old");
        issuer.set(published(OLD, NEW));
        assertThat(found("new")).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(found("new")).hasSize(1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void doesNotStormTheIssuerForInventedKeys() {
        found("old");
        for (int i = 0; i < 1_000; i++) {
            assertThat(found("invented-" + i)).isEmpty();
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void forgetsWithdrawnKeys() {
        found("old");
        issuer.set(published(NEW));
        clock.advance(Duration.ofMinutes(16));
        assertThat(found("old")).isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhileTheIssuerIsAway() {
        found("old");
        issuer.set(Mono.error(new IOException("away")));
        clock.advance(Duration.ofMinutes(16));
        assertThat(found("old")).hasSize(1);
    }

    @Test
    void doesNotRememberAFailure() {
        issuer.set(Mono.error(new IOException("away")));
        StepVerifier.create(keys.matching(selector("old"))).verifyError(IOException.class);
        issuer.set(published(OLD));
        clock.advance(Duration.ofSeconds(1));
        assertThat(found("old")).hasSize(1);
    }

    private List<JWK> found(String id) {
        return keys.matching(selector(id)).block();
    }

    private static JWKSelector selector(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }

    private static Mono<String> published(ECKey... keys) {
        return Mono.just(new JWKSet(List.<JWK>of(keys)).toString());
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
