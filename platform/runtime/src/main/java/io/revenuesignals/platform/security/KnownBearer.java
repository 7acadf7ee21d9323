package io.revenuesignals.platform.security;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Spells out only tokens that were not verified lately: going through the characters of a long token is dear beside one fact. */
final class KnownBearer implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    private final VerifiedTokens tokens;
    private final ServerAuthenticationConverter others = new ServerBearerTokenAuthenticationConverter();

    KnownBearer(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (sent.size() == 1 && sent.getFirst().startsWith(SCHEME)) {
            String token = sent.getFirst().substring(SCHEME.length());
            if (tokens.knows(token)) {
                return Mono.just(new BearerTokenAuthenticationToken(token));
            }
        }
        return others.convert(exchange);
    }
}
