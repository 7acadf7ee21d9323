package io.revenuesignals.platform.security;

import io.netty.channel.ChannelOption;
import io.revenuesignals.platform.web.ProblemAdvice;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Wires who may do what. What a service adds: its {@link AccessRules}. */
@AutoConfiguration(
        afterName = "io.revenuesignals.platform.web.WebAutoConfiguration",
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(SecurityProperties.class)
@EnableWebFluxSecurity
public class SecurityAutoConfiguration {

    private static final String[] DOCUMENTS = {"/v3/api-docs/**", "/v3/api-docs.yaml"};
    private static final String[] DOCUMENT_PAGES = {"/swagger-ui.html", "/swagger-ui/**", "/webjars/swagger-ui/**"};
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final int LARGEST_KEY_SET = 512 * 1024;

    static {
        // The caller comes from the token and is no parameter of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(
            SecurityProperties settings, Clock clock, @Value("${spring.application.name}") String audience) {
        SigningKeys keys =
                new SigningKeys(published(settings.jwksUri()), settings.keysCooldown(), settings.keysKeptFor(), clock);
        return new VerifiedTokens(TokenDecoding.decoder(keys, settings, audience, clock), settings, clock);
    }

    private static Mono<String> published(@Nullable URI jwksUri) {
        if (jwksUri == null) {
            return Mono.error(new IllegalStateException("signals.security.jwks-uri is not set"));
        }
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_WITHIN.toMillis())
                .responseTimeout(ANSWER_WITHIN);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_KEY_SET))
                .build()
                .get()
                .uri(jwksUri)
                .retrieve()
                .bodyToMono(String.class);
    }

    @Bean
    Denials securityDenials(
            ProblemAdvice problems,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        return new Denials(problems, List.of(handlers.getObject()));
    }

    /** Sources and accounts are names like {@code /pos/freshmart}; inside one path segment their slashes come encoded. */
    @Bean
    @ConditionalOnMissingBean
    StrictServerWebExchangeFirewall addressFirewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
    }

    /** One observation a request is enough; the framework would make one of every filter as well. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The management port: health, metrics, facts about the build. What it exposes is all it has. */
    @Bean
    @Order(1)
    SecurityWebFilterChain managementSecurity(ServerHttpSecurity http) {
        return bare(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain serviceSecurity(
            ServerHttpSecurity http,
            ObjectProvider<AccessRules> service,
            ReactiveJwtDecoder decoder,
            Denials denials,
            Environment environment) {
        return bare(http)
                .authorizeExchange(rules -> {
                    service.ifAvailable(access -> access.apply(rules));
                    documents(rules, environment);
                    rules.anyExchange().denyAll();
                })
                .oauth2ResourceServer(tokens -> tokens.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(token -> Mono.just(authentication(token))))
                        .bearerTokenConverter(bearer(decoder))
                        .authenticationEntryPoint(denials)
                        .accessDeniedHandler(denials))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .build();
    }

    @Bean
    KnownCallers knownCallers(ReactiveJwtDecoder decoder) {
        return new KnownCallers(decoder);
    }

    @Bean
    AnswerHeaders answerHeaders(SecurityWebFilterChain serviceSecurity) {
        return new AnswerHeaders(serviceSecurity);
    }

    @Bean
    RolesAllowed rolesAllowed(SecurityWebFilterChain serviceSecurity) {
        return new RolesAllowed(serviceSecurity);
    }

    /** The description of the API is for everyone with a token, and on a developer's own machine for everyone. */
    private static void documents(ServerHttpSecurity.AuthorizeExchangeSpec rules, Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("dev"))) {
            rules.pathMatchers(DOCUMENTS)
                    .permitAll()
                    .pathMatchers(DOCUMENT_PAGES)
                    .permitAll();
        } else {
            rules.pathMatchers(DOCUMENTS).authenticated();
        }
    }

    private static ServerAuthenticationConverter bearer(ReactiveJwtDecoder decoder) {
        return decoder instanceof VerifiedTokens tokens
                ? new KnownBearer(tokens)
                : new ServerBearerTokenAuthenticationConverter();
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        return new JwtAuthenticationToken(token, Roles.authorities(token));
    }

    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .anonymous(ServerHttpSecurity.AnonymousSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(SecurityAutoConfiguration::few)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    /** What a client of today asks for: {@code no-store} (RFC 9111) says all that older headers say, and there are no pages to filter. */
    private static void few(ServerHttpSecurity.HeaderSpec headers) {
        headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable)
                .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable)
                .writer(StaticServerHttpHeadersWriter.builder()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @Bean
    WebFluxConfigurer callerArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgument());
            }
        };
    }
}
