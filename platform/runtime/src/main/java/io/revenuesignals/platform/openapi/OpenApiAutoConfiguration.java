package io.revenuesignals.platform.openapi;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.platform.security.RolesAllowed;
import io.revenuesignals.platform.security.SecurityAutoConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** The description of the service's API at {@code /v3/api-docs}. */
@AutoConfiguration(after = SecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class OpenApiAutoConfiguration {

    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(MoneyAmount.class, money())
                .replaceWithSchema(JsonNode.class, new Schema<>().description("Any JSON"));
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI openApi(@Value("${spring.application.name}") String service, ObjectProvider<BuildProperties> build) {
        return new OpenAPI()
                .info(new Info().title(title(service)).version(version(build)))
                .components(new Components().addSecuritySchemes(BEARER, bearer()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    @ConditionalOnBean(RolesAllowed.class)
    ApiDescription apiDescription(RolesAllowed roles) {
        return new ApiDescription(roles);
    }

    @Bean
    CommandDescription commandDescription() {
        return new CommandDescription();
    }

    /** {@code goal-service} becomes {@code Revenue Signals: goal service}. */
    private static String title(String service) {
        return "Revenue Signals: " + service.replace('-', ' ');
    }

    private static String version(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return properties == null || properties.getVersion() == null ? "development" : properties.getVersion();
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BEARER)
                .bearerFormat("JWT");
    }

    /** As it goes over the wire, not as it is held. */
    private static Schema<?> money() {
        return new ObjectSchema()
                .description("An amount of money")
                .addProperty(
                        "amount",
                        new StringSchema().description("A decimal, at most 12 digits before and 6 behind the point"))
                .addProperty("currency", new StringSchema().description("ISO 4217 code in capitals"))
                .required(List.of("amount", "currency"));
    }
}
