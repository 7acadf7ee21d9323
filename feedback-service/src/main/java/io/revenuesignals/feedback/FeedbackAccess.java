package io.revenuesignals.feedback;

import io.revenuesignals.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may come in where. */
@Configuration(proxyBeanMethods = false)
class FeedbackAccess {

    private static final String SOURCE = "SOURCE";
    private static final String SALES = "SALES";
    private static final String PRICING = "PRICING";
    private static final String OPS = "OPS";

    @Bean
    AccessRules accessRules() {
        return rules -> rules.pathMatchers(HttpMethod.POST, "/v1/facts")
                .hasAnyRole(SOURCE, SALES)
                .pathMatchers(HttpMethod.GET, "/v1/facts/**")
                .hasAnyRole(SOURCE, SALES, OPS)
                .pathMatchers(HttpMethod.GET, "/v1/accounting")
                .hasAnyRole(SOURCE, OPS)
                .pathMatchers("/v1/rejected", "/v1/rejected/**")
                .hasRole(OPS)
                .pathMatchers(HttpMethod.GET, "/v1/price-requests", "/v1/price-requests/**")
                .hasAnyRole(SALES, PRICING)
                .pathMatchers(HttpMethod.POST, "/v1/price-requests", "/v1/price-requests/**")
                .hasRole(SALES);
    }
}
