package io.revenuesignals.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** What keeps a slow or dead database from taking its callers along. */
class DatabasePoolsTests {

    private static final DatabaseProperties SETTINGS = new DatabaseProperties(
            "db.example",
            5432,
            "goals",
            "goal",
            "secret",
            10,
            "verify-full",
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30));

    private final PostgresqlConnectionConfiguration connection = new DatabasePools(
                    SETTINGS, new DatabaseSchema(Migrations.of(SETTINGS, "goal-service")), "goal-service")
            .connection("goal-service", Duration.ofSeconds(10), "goal", "secret");
    private final ConnectionPoolConfiguration pool =
            DatabasePools.pooled("goal-service", 10, new PostgresqlConnectionFactory(connection));

    private static @Nullable Object set(Object configuration, String name) {
        return ReflectionTestUtils.invokeGetterMethod(configuration, name);
    }

    @Test
    void giveAConnectionOrSayNoWithinTwoSeconds() {
        assertThat(set(pool, "maxAcquireTime")).isEqualTo(Duration.ofMillis(1_500));
        assertThat(set(pool, "maxCreateConnectionTime")).isEqualTo(Duration.ofSeconds(2));
        assertThat(set(pool, "acquireRetry"))
                .as("BoundedPool tries again, not the library")
                .isEqualTo(0);
        assertThat(set(pool, "maxSize")).isEqualTo(10);
        assertThat(set(connection, "connectTimeout")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void handOutOnlyConnectionsThatAnswerAndNoneForLongerThanAQuarterOfAnHour() {
        assertThat(set(pool, "validationDepth")).isEqualTo(ValidationDepth.REMOTE);
        assertThat(set(pool, "validationQuery")).isEqualTo("select 1");
        assertThat(set(pool, "maxValidationTime")).isEqualTo(Duration.ofSeconds(1));
        assertThat(set(pool, "maxLifeTime")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void noticeConnectionsThatDiedAndRememberABoundedNumberOfStatements() {
        assertThat(ReflectionTestUtils.<Object>invokeMethod(connection, "isTcpKeepAlive"))
                .isEqualTo(true);
        assertThat(set(connection, "preparedStatementCacheQueries")).isEqualTo(256);
        assertThat(ReflectionTestUtils.<Object>invokeMethod(connection, "isForceBinary"))
                .as("NaN would be read as 0")
                .isEqualTo(false);
    }

    @Test
    void speakOnlyToTheServerTheyMean() {
        Object tls = Objects.requireNonNull(set(connection, "sslConfig"));
        assertThat(set(tls, "sslMode")).isEqualTo(SSLMode.VERIFY_FULL);
        assertThat(connection.toString()).doesNotContain("secret");
    }
}
