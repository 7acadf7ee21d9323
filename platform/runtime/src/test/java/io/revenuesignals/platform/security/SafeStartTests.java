package io.revenuesignals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SafeStartTests {

    private static final Map<String, String> PRODUCTION = Map.of(
            "spring.application.name", "goal-service",
            "server.port", "8081",
            "management.server.port", "9081",
            "management.endpoints.web.exposure.include", "health,prometheus,info,sbom",
            "signals.security.issuer", "https://id.example",
            "signals.security.jwks-uri", "https://id.example/jwks",
            "spring.kafka.security.protocol", "SASL_SSL",
            "signals.database.ssl-mode", "verify-full",
            "signals.database.password", "from the vault");

    private static MockEnvironment environment(Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return environment;
    }

    private static MockEnvironment development() {
        MockEnvironment environment = environment(Map.of(
                "spring.application.name", "goal-service",
                "server.port", "8081",
                "management.server.port", "9081",
                "server.address", "127.0.0.1",
                "management.server.address", "127.0.0.1"));
        environment.setActiveProfiles("dev");
        return environment;
    }

    private static List<String> unsafe(MockEnvironment environment) {
        return SafeStart.unsafe(environment, false);
    }

    @Test
    void startsWithSafeSettings() {
        assertThat(unsafe(environment(PRODUCTION))).isEmpty();
        assertThat(unsafe(development())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            signals.security.issuer        |                     | SIGNALS_SECURITY_ISSUER is not set
            signals.security.issuer        | http://id.example   | SIGNALS_SECURITY_ISSUER must be an https address and is http://id.example
            signals.security.jwks-uri      |                     | SIGNALS_SECURITY_JWKS_URI must be an https address and is not set
            signals.security.jwks-uri      | http://id/jwks      | SIGNALS_SECURITY_JWKS_URI must be an https address and is http://id/jwks
            spring.kafka.security.protocol | PLAINTEXT           | SIGNALS_KAFKA_SECURITY_PROTOCOL must be SASL_SSL or SSL and is PLAINTEXT
            spring.kafka.security.protocol |                     | SIGNALS_KAFKA_SECURITY_PROTOCOL must be SASL_SSL or SSL and is not set
            signals.database.ssl-mode      | require             | SIGNALS_DATABASE_SSL_MODE must be verify-full and is require
            signals.database.password      |                     | SIGNALS_DATABASE_PASSWORD is not set
            management.server.port         |                     | MANAGEMENT_SERVER_PORT is not set
            management.server.port         | 8081                | MANAGEMENT_SERVER_PORT must differ from SERVER_PORT
            management.endpoints.web.exposure.include | health,bindings | the endpoint bindings must not be exposed
            spring.application.name        |                     | spring.application.name is not set
            """)
    void refusesWhatIsNotSafe(String setting, String value, String sentence) {
        MockEnvironment environment = environment(PRODUCTION);
        environment.setProperty(setting, value == null ? "" : value);
        assertThat(unsafe(environment)).containsExactly(sentence);
    }

    @Test
    void letsTheMorePreciseKafkaSettingCount() {
        MockEnvironment environment = environment(PRODUCTION);
        environment.setProperty("spring.kafka.properties.security.protocol", "PLAINTEXT");
        assertThat(unsafe(environment)).hasSize(1);
    }

    @Test
    void listensOnTheLoopbackInterfaceOnlyInDevelopment() {
        MockEnvironment environment = development();
        environment.setProperty("server.address", "0.0.0.0");
        assertThat(unsafe(environment))
                .containsExactly(
                        "the dev profile listens on the loopback interface only, and server.address is 0.0.0.0");
    }

    @Test
    void listensOnAllAddressesInsideAContainerOnly() {
        MockEnvironment environment = development();
        environment.setProperty("server.address", "0.0.0.0");
        environment.setProperty("management.server.address", "0.0.0.0");
        environment.setProperty("signals.dev.inside-container", "true");
        assertThat(SafeStart.unsafe(environment, true)).isEmpty();
        assertThat(SafeStart.unsafe(environment, false))
                .containsExactly("signals.dev.inside-container is set, and this is not a container");
    }

    @Test
    void doesNotMixDevelopmentWithProduction() {
        MockEnvironment environment = development();
        environment.setActiveProfiles("dev", "prod");
        assertThat(unsafe(environment)).containsExactly("the dev profile cannot be combined with a production profile");
    }
}
