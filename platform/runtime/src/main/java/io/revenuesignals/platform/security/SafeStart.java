package io.revenuesignals.platform.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Closed by default: looks at the settings before anything is started and refuses those that are not safe. Without the
 * {@code dev} profile the rules of production hold. With it the service listens on the loopback interface only, or inside a
 * container whose ports are published there; it cannot be combined with a production profile.
 */
public final class SafeStart implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /** Inside a container, {@code dev} may listen on all addresses: the engine decides what is published. */
    static final String INSIDE_CONTAINER = "signals.dev.inside-container";

    private static final Profiles DEV = Profiles.of("dev");
    private static final Profiles PRODUCTION = Profiles.of("prod | production");
    private static final Set<String> ENDPOINTS = Set.of("health", "prometheus", "info", "sbom");
    private static final List<Path> CONTAINER_MARKS = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> unsafe =
                unsafe(context.getEnvironment(), CONTAINER_MARKS.stream().anyMatch(Files::exists));
        if (!unsafe.isEmpty()) {
            throw new UnsafeSettings(unsafe);
        }
    }

    /** What is wrong, one sentence each; empty when the service may start. */
    static List<String> unsafe(ConfigurableEnvironment environment, boolean container) {
        List<String> unsafe = new ArrayList<>();
        always(environment, unsafe);
        if (environment.acceptsProfiles(DEV)) {
            development(environment, container, unsafe);
        } else {
            production(environment, unsafe);
        }
        return unsafe;
    }

    private static void always(ConfigurableEnvironment environment, List<String> unsafe) {
        require(!text(environment, "spring.application.name").isEmpty(), "spring.application.name is not set", unsafe);
        managementApart(environment, unsafe);
        for (String endpoint : list(environment, "management.endpoints.web.exposure.include")) {
            require(ENDPOINTS.contains(endpoint), "the endpoint " + endpoint + " must not be exposed", unsafe);
        }
    }

    private static void managementApart(ConfigurableEnvironment environment, List<String> unsafe) {
        String port = text(environment, "management.server.port");
        require(!port.isEmpty(), "MANAGEMENT_SERVER_PORT is not set", unsafe);
        require(
                port.isEmpty() || port.equals("0") || !port.equals(text(environment, "server.port")),
                "MANAGEMENT_SERVER_PORT must differ from SERVER_PORT",
                unsafe);
    }

    private static void development(ConfigurableEnvironment environment, boolean container, List<String> unsafe) {
        require(
                !environment.acceptsProfiles(PRODUCTION),
                "the dev profile cannot be combined with a production profile",
                unsafe);
        if (environment.getProperty(INSIDE_CONTAINER, Boolean.class, false)) {
            require(container, INSIDE_CONTAINER + " is set, and this is not a container", unsafe);
            return;
        }
        loopback("server.address", environment, unsafe);
        loopback("management.server.address", environment, unsafe);
    }

    private static void loopback(String setting, ConfigurableEnvironment environment, List<String> unsafe) {
        String address = text(environment, setting);
        require(
                isLoopback(address),
                "the dev profile listens on the loopback interface only, and " + setting + " is "
                        + (address.isEmpty() ? "not set" : address),
                unsafe);
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void production(ConfigurableEnvironment environment, List<String> unsafe) {
        List<String> issuers = list(environment, "signals.security.issuer");
        require(!issuers.isEmpty(), "SIGNALS_SECURITY_ISSUER is not set", unsafe);
        for (String issuer : issuers) {
            https("SIGNALS_SECURITY_ISSUER", issuer, unsafe);
        }
        https("SIGNALS_SECURITY_JWKS_URI", text(environment, "signals.security.jwks-uri"), unsafe);
        encryptedKafka(environment, unsafe);
        encryptedDatabase(environment, unsafe);
    }

    private static void https(String setting, String value, List<String> unsafe) {
        require(
                value.toLowerCase(Locale.ROOT).startsWith("https://"),
                setting + " must be an https address and is " + (value.isEmpty() ? "not set" : value),
                unsafe);
    }

    private static void encryptedKafka(ConfigurableEnvironment environment, List<String> unsafe) {
        String specific = text(environment, "spring.kafka.properties.security.protocol");
        String protocol = specific.isEmpty() ? text(environment, "spring.kafka.security.protocol") : specific;
        require(
                protocol.equals("SASL_SSL") || protocol.equals("SSL"),
                "SIGNALS_KAFKA_SECURITY_PROTOCOL must be SASL_SSL or SSL and is "
                        + (protocol.isEmpty() ? "not set" : protocol),
                unsafe);
    }

    private static void encryptedDatabase(ConfigurableEnvironment environment, List<String> unsafe) {
        String mode = environment.getProperty("signals.database.ssl-mode", "verify-full");
        require(mode.equals("verify-full"), "SIGNALS_DATABASE_SSL_MODE must be verify-full and is " + mode, unsafe);
        require(
                !text(environment, "signals.database.password").isEmpty(),
                "SIGNALS_DATABASE_PASSWORD is not set",
                unsafe);
    }

    private static void require(boolean safe, String otherwise, List<String> unsafe) {
        if (!safe) {
            unsafe.add(otherwise);
        }
    }

    private static String text(ConfigurableEnvironment environment, String setting) {
        @Nullable String value = environment.getProperty(setting);
        return value == null ? "" : value.strip();
    }

    private static List<String> list(ConfigurableEnvironment environment, String setting) {
        return Binder.get(environment).bind(setting, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }
}
