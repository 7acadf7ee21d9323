package io.revenuesignals.platform.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The issuer's signing keys, fetched when the first token comes. A key that is not known, or keys that have grown old, cause a
 * new look, though never two within the cooldown: tokens with invented key ids cannot make us storm the issuer. A look that
 * fails changes nothing that is known and may be repeated after a second.
 */
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private record Known(JWKSet keys, Instant since) {}

    /** One look at the issuer, shared by all who wait for it. */
    private record Look(Mono<JWKSet> keys, Instant begun, AtomicBoolean failed) {}

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Mono<String> source;
    private final Duration cooldown;
    private final Duration keptFor;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final AtomicReference<@Nullable Look> latest = new AtomicReference<>();

    /** @param source reads the issuer's JWK set; subscribed once for each look */
    SigningKeys(Mono<String> source, Duration cooldown, Duration keptFor, Clock clock) {
        this.source = source;
        this.cooldown = cooldown;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /**
     * The keys that may have signed what the selector describes; none when the issuer has no such key. Fails when keys were
     * never fetched and cannot be now.
     */
    Mono<List<JWK>> matching(JWKSelector selector) {
        Known current = known.get();
        if (current == null) {
            return look().map(selector::select);
        }
        List<JWK> matches = selector.select(current.keys());
        if (!matches.isEmpty() && !isOld(current)) {
            return Mono.just(matches);
        }
        return look().onErrorReturn(current.keys()).map(selector::select);
    }

    private boolean isOld(Known current) {
        return current.since().plus(keptFor).isBefore(clock.instant());
    }

    private Mono<JWKSet> look() {
        Look look = latest.updateAndGet(last -> last == null || isOver(last) ? begin() : last);
        return look == null ? Mono.error(new IllegalStateException("no look was begun")) : look.keys();
    }

    private boolean isOver(Look last) {
        Duration pause = last.failed().get() ? AFTER_FAILURE : cooldown;
        return !last.begun().plus(pause).isAfter(clock.instant());
    }

    private Look begin() {
        AtomicBoolean failed = new AtomicBoolean();
        Mono<JWKSet> keys = source.map(SigningKeys::parsed)
                .doOnNext(found -> known.set(new Known(found, clock.instant())))
                .doOnError(error -> {
                    failed.set(true);
                    log.warn("The issuer's keys cannot be fetched: {}", error.toString());
                })
                .cache();
        return new Look(keys, clock.instant(), failed);
    }

    private static JWKSet parsed(String document) {
        try {
            return JWKSet.parse(document);
        } catch (ParseException e) {
            throw new IllegalStateException("The issuer's key set is not a JWK set", e);
        }
    }
}
