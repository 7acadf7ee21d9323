package io.revenuesignals.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Which tokens hold: signed with RS256 or ES256 by a key of the issuer, of type {@code at+jwt} or {@code JWT}, from an issuer
 * on the list, made for this service, with a subject, and neither expired nor early.
 */
final class TokenDecoding {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final Set<JOSEObjectType> TYPES = Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"));

    private TokenDecoding() {}

    static ReactiveJwtDecoder decoder(SigningKeys keys, SecurityProperties settings, String audience, Clock clock) {
        NimbusReactiveJwtDecoder decoder = new NimbusReactiveJwtDecoder(token -> verified(token, keys));
        decoder.setJwtValidator(validator(settings, audience, clock));
        return decoder;
    }

    private static Mono<JWTClaimsSet> verified(JWT token, SigningKeys keys) {
        if (!(token instanceof SignedJWT signed)
                || !ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
            return Mono.error(new BadJwtException("The token is not signed with RS256 or ES256"));
        }
        return keys.matching(selector(signed.getHeader()))
                .onErrorMap(TokenDecoding::keysAreAway)
                .map(candidates -> claims(signed, candidates));
    }

    private static JWKSelector selector(JWSHeader header) {
        return new JWKSelector(JWKMatcher.forJWSHeader(header));
    }

    /** Not the fault of the token: a plain {@link JwtException} is answered as trouble of ours. */
    private static JwtException keysAreAway(Throwable error) {
        return new JwtException("The issuer's keys are not available", error);
    }

    private static JWTClaimsSet claims(SignedJWT token, List<JWK> candidates) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(new JWKSet(candidates))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        try {
            return processor.process(token, null);
        } catch (BadJOSEException | JOSEException e) {
            throw new BadJwtException("The token's type or signature does not hold", e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(SecurityProperties settings, String audience, Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        Set<String> issuers = Set.copyOf(settings.issuer());
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS, issuer -> issuer != null && issuers.contains(issuer.toString())),
                new JwtAudienceValidator(audience),
                TokenDecoding::hasSubject);
    }

    private static OAuth2TokenValidatorResult hasSubject(Jwt token) {
        String subject = token.getSubject();
        return subject == null || subject.isBlank()
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "sub is required", null))
                : OAuth2TokenValidatorResult.success();
    }
}
