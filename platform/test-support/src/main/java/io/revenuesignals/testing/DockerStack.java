package io.revenuesignals.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database as containers. */
final class DockerStack extends LocalOrDockerStack {

    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String POSTGRES = "postgres:18-alpine";

    private final AtomicInteger databases = new AtomicInteger();
    private final KafkaContainer broker = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer(POSTGRES).withCommand("postgres", "-c", "max_connections=200");

    DockerStack() {
        broker.start();
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-of-test-stack"));
    }

    @Override
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    @Override
    public TestDatabase newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        String password = UUID.randomUUID().toString();
        try (Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + name + " login password '" + password + "'");
            statement.execute("create database " + name + " owner " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " cannot be made", e);
        }
        int port = postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return new TestDatabase(postgres.getHost(), port, name, name, password);
    }

    private void end() {
        broker.stop();
        postgres.stop();
    }
}
