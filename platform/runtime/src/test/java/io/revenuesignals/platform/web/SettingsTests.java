package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.platform.database.DatabaseProperties;
import io.revenuesignals.platform.security.SecurityProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Every default and key of the settings of web, security and database. */
class SettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({WebProperties.class, SecurityProperties.class, DatabaseProperties.class})
    static class Settings {}

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void areWhatTheDocumentsSay() {
        context.run(started -> {
            assertThat(started.getBean(WebProperties.class))
                    .isEqualTo(new WebProperties(
                            DataSize.ofMegabytes(1),
                            DataSize.ofKilobytes(16),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(60),
                            Duration.ofDays(35),
                            new WebProperties.Json(50, 65_536, 40)));
            assertThat(started.getBean(SecurityProperties.class))
                    .isEqualTo(new SecurityProperties(
                            List.of(),
                            null,
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(15),
                            Duration.ofSeconds(60)));
            assertThat(started.getBean(DatabaseProperties.class))
                    .isEqualTo(new DatabaseProperties(
                            "127.0.0.1",
                            5432,
                            "",
                            "",
                            "",
                            10,
                            "verify-full",
                            null,
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(30)));
        });
    }

    @Test
    void haveTheseKeys() {
        context.withPropertyValues(
                        "signals.web.max-body=2MB",
                        "signals.web.max-headers=8KB",
                        "signals.web.read-within=1s",
                        "signals.web.taken-within=3s",
                        "signals.web.idle-after=2s",
                        "signals.web.keep-answers=1d",
                        "signals.web.json.max-depth=5",
                        "signals.web.json.max-text=6",
                        "signals.web.json.max-digits=7",
                        "signals.security.issuer=https://a,https://b",
                        "signals.security.jwks-uri=https://a/keys",
                        "signals.security.clock-skew=3s",
                        "signals.security.keys-cooldown=4s",
                        "signals.security.keys-kept-for=5s",
                        "signals.security.tokens-kept-for=6s",
                        "signals.database.host=db",
                        "signals.database.port=1",
                        "signals.database.name=goals",
                        "signals.database.user=goal",
                        "signals.database.password=secret",
                        "signals.database.pool=3",
                        "signals.database.ssl-mode=disable",
                        "signals.database.ssl-root-cert=/ca.pem",
                        "signals.database.statement-within=6s",
                        "signals.database.lock-within=7s",
                        "signals.database.idle-in-transaction-within=8s")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(SecurityProperties.class).issuer())
                            .containsExactly("https://a", "https://b");
                    assertThat(started.getBean(DatabaseProperties.class).toString())
                            .isEqualTo("goal@db:1/goals (TLS disable)");
                    assertThat(started.getBean(DatabaseProperties.class).session(Duration.ofSeconds(6)))
                            .containsEntry("statement_timeout", "6000ms")
                            .containsEntry("lock_timeout", "7000ms")
                            .containsEntry("idle_in_transaction_session_timeout", "8000ms");
                });
    }

    @Test
    void areSetByTheVariablesThatDeploymentsUse() {
        Map<String, Object> variables = Map.of(
                "SIGNALS_SECURITY_ISSUER", "https://a",
                "SIGNALS_SECURITY_JWKS_URI", "https://a/keys",
                "SIGNALS_DATABASE_HOST", "db",
                "SIGNALS_DATABASE_POOL", "4",
                "SIGNALS_DATABASE_SSL_MODE", "disable",
                "SIGNALS_DATABASE_SSL_ROOT_CERT", "/ca.pem",
                "SIGNALS_DEV_INSIDE_CONTAINER", "true");
        context.withInitializer(started -> started.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .run(started -> {
                    SecurityProperties security = started.getBean(SecurityProperties.class);
                    assertThat(security.issuer()).containsExactly("https://a");
                    assertThat(security.jwksUri()).hasToString("https://a/keys");
                    DatabaseProperties database = started.getBean(DatabaseProperties.class);
                    assertThat(database.host()).isEqualTo("db");
                    assertThat(database.pool()).isEqualTo(4);
                    assertThat(database.sslMode()).isEqualTo("disable");
                    assertThat(database.sslRootCert()).isEqualTo("/ca.pem");
                    assertThat(started.getEnvironment().getProperty("signals.dev.inside-container"))
                            .isEqualTo("true");
                });
    }

    @Test
    void failLoudlyWhenAKeyIsNotKnown() {
        context.withPropertyValues("signals.web.max-bodies=2MB")
                .run(failed -> assertThatThrownBy(() -> failed.getBean(WebProperties.class))
                        .rootCause()
                        .hasMessageContaining("signals.web.max-bodies"));
        context.withPropertyValues("signals.web.max-body=much")
                .run(failed ->
                        assertThat(failed).getFailure().isInstanceOf(ConfigurationPropertiesBindException.class));
    }
}
