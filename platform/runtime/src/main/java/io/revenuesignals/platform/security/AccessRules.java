package io.revenuesignals.platform.security;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * What a service opens, and to whom. Each service has exactly one bean of this type; whatever it does not name stays
 * closed to everybody. Rules are tried in order and the first that matches decides.
 */
@FunctionalInterface
public interface AccessRules {

    /** Adds the rules: {@code rules.pathMatchers(GET, "/v1/goals/**").hasAnyRole("MARKETING", "SALES")}. Must not call {@code anyExchange}. */
    void apply(ServerHttpSecurity.AuthorizeExchangeSpec rules);
}
