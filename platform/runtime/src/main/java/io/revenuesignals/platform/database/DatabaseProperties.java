package io.revenuesignals.platform.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's own PostgreSQL database, below {@code signals.database}.
 *
 * @param pool most connections of the service's main pool
 * @param sslMode as PostgreSQL calls it: {@code verify-full}, or {@code disable} with the {@code dev} profile
 * @param sslRootCert file with the certificates to trust; absent for those of the JDK
 * @param statementWithin longest time for one statement, kept by the database
 * @param lockWithin longest wait for a lock, kept by the database
 * @param idleInTransactionWithin longest pause inside a transaction, kept by the database
 */
@ConfigurationProperties(prefix = "signals.database", ignoreUnknownFields = false)
public record DatabaseProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5432") int port,
        @DefaultValue("") String name,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("10") int pool,
        @DefaultValue("verify-full") String sslMode,
        @Nullable String sslRootCert,
        @DefaultValue("10s") Duration statementWithin,
        @DefaultValue("2s") Duration lockWithin,
        @DefaultValue("30s") Duration idleInTransactionWithin) {

    /** The settings of each connection's session: what bounds a statement must live where the statement runs. */
    public Map<String, String> session(Duration longestStatement) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("statement_timeout", milliseconds(longestStatement));
        session.put("lock_timeout", milliseconds(lockWithin));
        session.put("idle_in_transaction_session_timeout", milliseconds(idleInTransactionWithin));
        return session;
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%dms", duration.toMillis());
    }

    /** Never the password: settings end up in logs. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name + " (TLS " + sslMode + ")";
    }
}
