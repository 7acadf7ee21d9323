package io.revenuesignals.platform.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** The claim {@code roles}, a list of words. In the framework they become authorities: {@code marketing} is {@code ROLE_MARKETING}. */
final class Roles {

    static final String CLAIM = "roles";

    private Roles() {}

    static Set<String> of(Jwt token) {
        @Nullable List<String> roles = token.getClaimAsStringList(CLAIM);
        return roles == null
                ? Set.of()
                : roles.stream().map(role -> role.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    static List<GrantedAuthority> authorities(Jwt token) {
        return of(token).stream()
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
