package io.revenuesignals.platform.security;

import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How refusals of the security are answered: as problem documents, with the {@code WWW-Authenticate} that RFC 6750 asks for.
 * To a caller who is signed in, an address nobody serves is 404, a method nobody serves 405, and only what exists is 403.
 */
final class Denials
        implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerExchangeRejectedHandler {

    private static final String BEARER = "Bearer";

    private final WebExceptionHandler problems;
    private final List<RequestMappingHandlerMapping> handlers;

    Denials(WebExceptionHandler problems, List<RequestMappingHandlerMapping> handlers) {
        this.problems = problems;
        this.handlers = handlers;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException error) {
        String reason = invalidToken(error);
        Problem problem = Problem.of(
                ProblemCatalog.UNAUTHENTICATED,
                reason == null ? "The request carries no bearer token." : "The token does not hold: " + reason + ".");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(reason));
        return problems.handle(exchange, problem);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return Flux.fromIterable(handlers)
                .concatMap(mapping -> ((HandlerMapping) mapping).getHandler(exchange))
                .hasElements()
                .flatMap(served -> problems.handle(exchange, served ? forbidden() : missing()))
                .onErrorResume(error -> problems.handle(exchange, error));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return problems.handle(
                exchange,
                Problem.of(ProblemCatalog.INVALID_REQUEST, "The request's address or headers are not acceptable."));
    }

    private static Problem forbidden() {
        Problem problem = Problem.of(ProblemCatalog.FORBIDDEN, "The caller's roles do not allow this.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BEARER + " error=\"insufficient_scope\"");
        return problem;
    }

    private static Problem missing() {
        return Problem.of(ProblemCatalog.NOT_FOUND, "Nothing is served at this address.");
    }

    private static @Nullable String invalidToken(AuthenticationException error) {
        if (error instanceof OAuth2AuthenticationException oauth) {
            String description = oauth.getError().getDescription();
            return plain(description == null ? "invalid" : description);
        }
        return null;
    }

    private static String challenge(@Nullable String reason) {
        return reason == null ? BEARER : BEARER + " error=\"invalid_token\", error_description=\"" + reason + "\"";
    }

    /** Only what may stand inside a quoted header value, and no more of the framework's sentence than helps. */
    private static String plain(String description) {
        String text = description.replaceFirst("^An error occurred while attempting to decode the Jwt: ", "");
        return text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", " ").strip();
    }
}
