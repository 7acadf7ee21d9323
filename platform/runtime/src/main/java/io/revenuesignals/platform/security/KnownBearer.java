package io.revenuesignals.platform.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Spells out only tokens that were not verified lately: going through the characters of a long token is dear beside one fact. */
final class KnownBearer implements ServerAuthenticationConverter {

    private final VerifiedTokens tokens;
    private final ServerAuthenticationConverter others = new ServerBearerTokenAuthenticationConverter();

    KnownBearer(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String token = KnownCallers.token(exchange.getRequest().getHeaders());
        return token != null && tokens.caller(token) != null
                ? Mono.just(new BearerTokenAuthenticationToken(token))
                : others.convert(exchange);
    }
}
