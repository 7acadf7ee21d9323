package io.revenuesignals.platform.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import reactor.core.publisher.Mono;

/** Tells which roles open an operation, by asking the rules themselves: what is described is what holds. */
public final class RolesAllowed {

    private static final List<String> ROLES = List.of("analyst", "marketing", "ops", "pricing", "sales", "source");

    private final SecurityWebFilterChain security;

    RolesAllowed(SecurityWebFilterChain security) {
        this.security = security;
    }

    /**
     * The roles, in the order of the alphabet.
     *
     * @param path may hold variables: {@code /v1/goals/{id}}
     */
    public List<String> of(HttpMethod method, String path) {
        URI address = URI.create(path.replaceAll("\\{[^}]*}", "any"));
        return ROLES.stream().filter(role -> mayEnter(role, method, address)).toList();
    }

    /** The rules look at the address and the roles only, so they answer at once; what does not counts as closed. */
    private boolean mayEnter(String role, HttpMethod method, URI address) {
        return security.getWebFilters()
                .ofType(AuthorizationWebFilter.class)
                .concatMap(rules -> rules.filter(new AskedExchange(method, address), allowed -> Mono.empty())
                        .thenReturn(true)
                        .onErrorReturn(AccessDeniedException.class, false))
                .all(Boolean::booleanValue)
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(somebodyWith(role)))
                .toFuture()
                .getNow(false);
    }

    private static Authentication somebodyWith(String role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                role, "", List.of(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT))));
    }
}
