package io.revenuesignals.analytics;

import io.revenuesignals.platform.security.AccessRules;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;

/** Who may ask what. What names a price that was worked out for one retailer is for pricing and for that account's people. */
@Component
class AnalyticsAccess implements AccessRules {

    private static final String[] READERS = {"ANALYST", "MARKETING", "PRICING", "SALES"};

    @Override
    public void apply(AuthorizeExchangeSpec rules) {
        rules.pathMatchers("/v1/rebuild")
                .hasRole("OPS")
                .pathMatchers(HttpMethod.POST, "/v1/query")
                .hasAnyRole(READERS)
                .pathMatchers(HttpMethod.GET, "/v1/facts/**")
                .hasAnyRole("ANALYST", "MARKETING", "PRICING", "SALES", "SOURCE", "OPS")
                .pathMatchers(HttpMethod.GET, "/v1/**")
                .hasAnyRole(READERS);
    }
}
