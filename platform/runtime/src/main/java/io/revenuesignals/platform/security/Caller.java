package io.revenuesignals.platform.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Who sent the request, as the token says. Handlers take it as an argument; other code asks {@link #current}.
 *
 * @param subject the person or system; what is written down as actor
 * @param roles in lower case, as in the token: {@code marketing}, {@code sales}, …
 * @param sources the event sources the caller may post as; one that ends in {@code /} stands for everything below it
 * @param accounts the retailers whose negotiated prices the caller may see
 */
public record Caller(String subject, Set<String> roles, Set<String> sources, Set<String> accounts) {

    private static final String PRICING = "pricing";

    public Caller {
        roles = Set.copyOf(roles);
        sources = Set.copyOf(sources);
        accounts = Set.copyOf(accounts);
    }

    /** The sender of the current request; an access denial when nobody is signed in. */
    public static Mono<Caller> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> of(authentication.getToken()))
                .switchIfEmpty(Mono.error(() -> new AccessDeniedException("Nobody is signed in")));
    }

    /** Reads the claims {@code sub}, {@code roles}, {@code sources} and {@code accounts}. */
    static Caller of(Jwt token) {
        String subject = token.getSubject();
        return new Caller(
                subject == null ? "" : subject, Roles.of(token), words(token, "sources"), words(token, "accounts"));
    }

    /** Whether the caller has the role, whatever its case. */
    public boolean has(String role) {
        return roles.contains(role.toLowerCase(Locale.ROOT));
    }

    /** Whether the caller may post events of this source. */
    public boolean mayPostAs(String source) {
        return sources.stream()
                .anyMatch(mine -> mine.equals(source) || (mine.endsWith("/") && source.startsWith(mine)));
    }

    /** Whether the caller may see what was negotiated with this retailer: pricing sees all, others their own accounts. */
    public boolean maySee(String retailer) {
        return has(PRICING) || accounts.contains(retailer);
    }

    private static Set<String> words(Jwt token, String claim) {
        @Nullable List<String> words = token.getClaimAsStringList(claim);
        return words == null ? Set.of() : Set.copyOf(words);
    }
}
