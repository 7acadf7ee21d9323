package io.revenuesignals.platform.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the tables are up to date. Part of the whole health, not of liveness or readiness: half of a service works without. */
final class SchemaHealth implements HealthIndicator {

    private final DatabaseSchema schema;

    SchemaHealth(DatabaseSchema schema) {
        this.schema = schema;
    }

    @Override
    public Health health() {
        return schema.isReady() ? Health.up().build() : Health.down().build();
    }
}
