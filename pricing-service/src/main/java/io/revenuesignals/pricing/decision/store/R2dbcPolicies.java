package io.revenuesignals.pricing.decision.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.pricing.decision.Policies;
import io.revenuesignals.pricing.decision.PolicyVersion;
import io.revenuesignals.pricing.decision.model.Policy;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Policies in PostgreSQL, each version as one JSON document. */
@Repository
class R2dbcPolicies implements Policies {

    private static final String CURRENT =
            "select version, document::text as document, set_by, set_at from policy order by version desc limit 1";

    private static final String ADD = """
            insert into policy (version, document, set_by, set_at)
            values (:version, cast(:document as jsonb), :setBy, :setAt)
            on conflict do nothing""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final DatabaseClient database;

    R2dbcPolicies(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<PolicyVersion> current() {
        return database.sql(CURRENT).map(R2dbcPolicies::version).one().defaultIfEmpty(PolicyVersion.standard());
    }

    @Override
    public Mono<Boolean> add(PolicyVersion next) {
        return database.sql(ADD)
                .bind("version", next.version())
                .bind("document", JSON.writeValueAsString(next.policy()))
                .bind("setBy", Objects.requireNonNull(next.setBy(), "setBy"))
                .bind("setAt", Objects.requireNonNull(next.setAt(), "setAt"))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static PolicyVersion version(Readable row) {
        return new PolicyVersion(
                present(row, "version", Integer.class),
                JSON.readValue(text(row, "document"), Policy.class),
                row.get("set_by", String.class),
                row.get("set_at", Instant.class));
    }
}
