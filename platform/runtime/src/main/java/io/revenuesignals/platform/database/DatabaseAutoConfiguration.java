package io.revenuesignals.platform.database;

import io.r2dbc.pool.ConnectionPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the way to the service's database. Comes before Boot's own, which leaves the field to it. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseAutoConfiguration {

    @Bean
    DatabaseSchema databaseSchema(DatabaseProperties settings, @Value("${spring.application.name}") String service) {
        return new DatabaseSchema(Migrations.of(settings, service));
    }

    @Bean
    DatabasePools databasePools(
            DatabaseProperties settings, DatabaseSchema schema, @Value("${spring.application.name}") String service) {
        return new DatabasePools(settings, schema, service);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(DatabasePools pools) {
        return pools.main();
    }

    @Bean
    SchemaHealth schemaHealthIndicator(DatabaseSchema schema) {
        return new SchemaHealth(schema);
    }
}
