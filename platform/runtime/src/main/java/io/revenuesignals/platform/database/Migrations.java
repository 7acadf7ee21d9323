package io.revenuesignals.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Where the tables come from: {@code db/platform} (versions 0.x, in this module) and {@code db/migration} (versions from 1, in
 * the service), with one history. A later platform version may add a 0.x after the service's own, hence out of order.
 */
final class Migrations {

    private static final String[] LOCATIONS = {"classpath:db/platform", "classpath:db/migration"};

    private Migrations() {}

    static Flyway of(DatabaseProperties settings, String service) {
        return Flyway.configure()
                .dataSource(url(settings), settings.user(), settings.password())
                .jdbcProperties(connection(settings, service))
                .locations(LOCATIONS)
                .failOnMissingLocations(false)
                .validateMigrationNaming(true)
                .outOfOrder(true)
                .cleanDisabled(true)
                .loggers("slf4j")
                .load();
    }

    private static String url(DatabaseProperties settings) {
        return "jdbc:postgresql://" + settings.host() + ":" + settings.port() + "/" + settings.name();
    }

    private static Map<String, String> connection(DatabaseProperties settings, String service) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ApplicationName", service + "-migrations");
        properties.put("connectTimeout", "2");
        properties.put("loginTimeout", "5");
        properties.put("tcpKeepAlive", "true");
        properties.put("sslmode", settings.sslMode());
        if (settings.sslRootCert() != null) {
            properties.put("sslrootcert", settings.sslRootCert());
        } else if (settings.sslMode().startsWith("verify")) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }
}
