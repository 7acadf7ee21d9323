package io.revenuesignals.goal.goal.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.goal.goal.GoalFilter;
import io.revenuesignals.goal.goal.GoalVersion;
import io.revenuesignals.goal.goal.Goals;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.platform.database.Conditions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Goals in PostgreSQL. What a definition says is one JSON document; what lists filter by has columns of its own. */
@Repository
class R2dbcGoals implements Goals {

    private static final String COLUMNS = """
            select id, state, version, revision, definition::text as definition, created_at, created_by, changed_at,
                   changed_by, reason, correlation, causation
              from goal
            """;

    private static final String FIND = COLUMNS + " where id = :id";

    private static final String ADD = """
            insert into goal (id, state, version, revision, definition, name, metric, owner, parent, ends_at, created_at,
                              created_by, changed_at, changed_by, reason, correlation, causation)
            values (:id, :state, :version, :revision, cast(:definition as jsonb), :name, :metric, :owner, :parent,
                    :endsAt, :createdAt, :createdBy, :changedAt, :changedBy, :reason, :correlation, :causation)""";

    private static final String SAVE = """
            update goal
               set state = :state, version = :version, revision = :revision, definition = cast(:definition as jsonb),
                   name = :name, metric = :metric, owner = :owner, parent = :parent, ends_at = :endsAt,
                   changed_at = :changedAt, changed_by = :changedBy, reason = :reason, correlation = :correlation,
                   causation = :causation
             where id = :id""";

    private static final String ADD_CHANGE = """
            insert into goal_change (goal, revision, state, version, definition, actor, reason, at, correlation, causation)
            select id, revision, state, version, definition, changed_by, reason, changed_at, correlation, causation
              from goal where id = :id""";

    private static final String PARTS =
            COLUMNS + " where parent = :parent and id <> :except and state <> 'WITHDRAWN' order by id";

    private static final String OVER = COLUMNS + """
             where state = 'PUBLISHED' and ends_at <= :now
             order by ends_at
             limit :limit
             for update skip locked""";

    private static final String ADD_VERSION = """
            insert into goal_version (goal, version, definition, valid_from, actor, reason)
            values (:goal, :version, cast(:definition as jsonb), :validFrom, :actor, :reason)""";

    private static final String VERSIONS =
            "select version, definition::text as definition, valid_from, actor, reason from goal_version where goal = :goal";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final DatabaseClient database;

    R2dbcGoals(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Goal goal) {
        return changing(database.sql(ADD), goal)
                .bind("createdAt", goal.createdAt())
                .bind("createdBy", goal.createdBy())
                .fetch()
                .rowsUpdated()
                .then(addChange(goal));
    }

    @Override
    public Mono<Goal> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(R2dbcGoals::goal).one();
    }

    @Override
    public Mono<Goal> claim(UUID id) {
        return database.sql(FIND + " for update")
                .bind("id", id)
                .map(R2dbcGoals::goal)
                .one();
    }

    @Override
    public Mono<Void> save(Goal goal) {
        return changing(database.sql(SAVE), goal).fetch().rowsUpdated().then(addChange(goal));
    }

    @Override
    public Flux<Goal> liveParts(UUID parent, UUID except) {
        return database.sql(PARTS)
                .bind("parent", parent)
                .bind("except", except)
                .map(R2dbcGoals::goal)
                .all();
    }

    @Override
    public Flux<Goal> claimOver(Instant now, int limit) {
        return database.sql(OVER)
                .bind("now", now)
                .bind("limit", limit)
                .map(R2dbcGoals::goal)
                .all();
    }

    @Override
    public Flux<Goal> list(GoalFilter filter) {
        Conditions asked = new Conditions()
                .whereGiven("state = ?", filter.state())
                .whereGiven("metric = ?", filter.metric())
                .whereGiven("owner = ?", filter.owner())
                .whereGiven("parent = ?", filter.parent())
                .whereGiven("position(lower(?) in lower(name)) > 0", filter.text());
        GoalFilter.Position after = filter.after();
        if (after != null) {
            asked.where("(created_at, id) < (?, ?)", after.createdAt(), after.id());
        }
        return asked.in(database, COLUMNS, "order by created_at desc, id desc limit :limit")
                .bind("limit", filter.limit())
                .map(R2dbcGoals::goal)
                .all();
    }

    @Override
    public Mono<Void> addVersion(UUID goal, GoalVersion version) {
        return database.sql(ADD_VERSION)
                .bind("goal", goal)
                .bind("version", version.version())
                .bind("definition", JSON.writeValueAsString(version.definition()))
                .bind("validFrom", version.validFrom())
                .bind("actor", version.actor())
                .bind("reason", nullable(version.reason(), String.class))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<GoalVersion> versionAt(UUID goal, Instant at) {
        return database.sql(VERSIONS + " and valid_from <= :at order by version desc limit 1")
                .bind("goal", goal)
                .bind("at", at)
                .map(R2dbcGoals::version)
                .one();
    }

    @Override
    public Flux<GoalVersion> versions(UUID goal) {
        return database.sql(VERSIONS + " order by version")
                .bind("goal", goal)
                .map(R2dbcGoals::version)
                .all();
    }

    private Mono<Void> addChange(Goal goal) {
        return database.sql(ADD_CHANGE)
                .bind("id", goal.id())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static GenericExecuteSpec changing(GenericExecuteSpec sql, Goal goal) {
        Definition definition = goal.definition();
        Goal.Change last = goal.last();
        return sql.bind("id", goal.id())
                .bind("state", goal.state().name())
                .bind("version", goal.version())
                .bind("revision", goal.revision())
                .bind("definition", JSON.writeValueAsString(definition))
                .bind("name", definition.name())
                .bind("metric", definition.metric().name())
                .bind("owner", definition.owner())
                .bind("parent", nullable(definition.parent(), UUID.class))
                .bind("endsAt", definition.period().endsAt())
                .bind("changedAt", last.at())
                .bind("changedBy", last.actor())
                .bind("reason", nullable(last.reason(), String.class))
                .bind("correlation", last.correlation())
                .bind("causation", nullable(last.causation(), String.class));
    }

    private static Goal goal(Readable row) {
        return new Goal(
                present(row, "id", UUID.class),
                Goal.State.valueOf(text(row, "state")),
                present(row, "version", Integer.class),
                present(row, "revision", Integer.class),
                definition(row),
                present(row, "created_at", Instant.class),
                text(row, "created_by"),
                new Goal.Change(
                        text(row, "changed_by"),
                        present(row, "changed_at", Instant.class),
                        row.get("reason", String.class),
                        text(row, "correlation"),
                        row.get("causation", String.class)));
    }

    private static GoalVersion version(Readable row) {
        return new GoalVersion(
                present(row, "version", Integer.class),
                definition(row),
                present(row, "valid_from", Instant.class),
                text(row, "actor"),
                row.get("reason", String.class));
    }

    private static Definition definition(Readable row) {
        return JSON.readValue(text(row, "definition"), Definition.class);
    }
}
