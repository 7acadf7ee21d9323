package io.revenuesignals.analytics.attainment.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.analytics.attainment.Attainment;
import io.revenuesignals.analytics.attainment.Goal;
import io.revenuesignals.analytics.attainment.Goals;
import io.revenuesignals.analytics.attainment.GoalsAtRisk;
import io.revenuesignals.analytics.attainment.model.AttainmentState;
import io.revenuesignals.analytics.attainment.model.GoalPeriod;
import io.revenuesignals.analytics.attainment.model.ProjectionMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcGoals implements Goals, GoalsAtRisk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOAL = """
            select g.goal, g.version, g.name, g.metric, g.target, g.currency, g.scope::text as scope, g.period_from,
                   g.period_to, g.time_zone, g.parent, g.owner""";

    private final DatabaseClient database;

    R2dbcGoals(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(Goal goal) {
        return run(database.sql("""
                        insert into goal as kept (goal, version, name, metric, target, currency, scope, period_from,
                            period_to, time_zone, parent, owner)
                        values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12)
                        on conflict (goal) do update set
                            version = excluded.version, name = excluded.name, metric = excluded.metric,
                            target = excluded.target, currency = excluded.currency, scope = excluded.scope,
                            period_from = excluded.period_from, period_to = excluded.period_to,
                            time_zone = excluded.time_zone, parent = excluded.parent, owner = excluded.owner
                        where excluded.version > kept.version""")
                .bind("$1", goal.id())
                .bind("$2", goal.version())
                .bind("$3", goal.name())
                .bind("$4", goal.metric().name())
                .bind("$5", goal.target())
                .bind("$6", nullable(goal.currency(), String.class))
                .bind("$7", JSON.writeValueAsString(goal.scope()))
                .bind("$8", goal.period().from())
                .bind("$9", goal.period().to())
                .bind("$10", goal.zone().getId())
                .bind("$11", nullable(goal.parent(), String.class))
                .bind("$12", goal.owner()));
    }

    @Override
    public Mono<Void> end(String goal, Ending how) {
        return run(database.sql("insert into goal_ended (goal, how) values ($1, $2) on conflict do nothing")
                .bind("$1", goal)
                .bind("$2", how.name()));
    }

    @Override
    public Mono<Goal> find(String goal) {
        return database.sql(GOAL + " from goal g where g.goal = $1")
                .bind("$1", goal)
                .map(R2dbcGoals::goal)
                .one();
    }

    @Override
    public Flux<Goal> holding() {
        return database.sql(GOAL + """
                         from goal g where not exists (
                            select 1 from goal_ended e where e.goal = g.goal and e.how = 'WITHDRAWN')
                        order by g.goal""").map(R2dbcGoals::goal).all();
    }

    @Override
    public Mono<Void> lock(String goal) {
        return run(database.sql("select pg_advisory_xact_lock(hashtextextended('goal ' || $1, 0))")
                .bind("$1", goal));
    }

    @Override
    public Mono<Attainment> announced(String goal) {
        return database.sql(progress() + " where g.goal = $1")
                .bind("$1", goal)
                .map(R2dbcGoals::attainment)
                .one();
    }

    @Override
    public Mono<List<Attainment>> announced(int limit, @Nullable String after) {
        return database.sql(progress() + " where g.goal > $1 order by g.goal limit $2")
                .bind("$1", after == null ? "" : after)
                .bind("$2", limit)
                .map(R2dbcGoals::attainment)
                .all()
                .collectList();
    }

    /** A goal whose newest version was not measured yet is left out. */
    private static String progress() {
        return GOAL + """
                , p.actual, p.projection, p.low, p.high, p.level, p.probability, p.state, p.method, p.observations,
                  p.data_through, p.measured_at
                from goal_progress p join goal g on g.goal = p.goal and g.version = p.version""";
    }

    @Override
    public Mono<Void> announce(Attainment attainment) {
        Attainment.Outlook outlook = attainment.outlook();
        return run(database.sql("""
                        insert into goal_progress (goal, version, actual, projection, low, high, level, probability, state,
                            method, observations, data_through, measured_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        on conflict (goal) do update set
                            version = excluded.version, actual = excluded.actual, projection = excluded.projection,
                            low = excluded.low, high = excluded.high, level = excluded.level,
                            probability = excluded.probability, state = excluded.state, method = excluded.method,
                            observations = excluded.observations, data_through = excluded.data_through,
                            measured_at = excluded.measured_at""")
                .bind("$1", attainment.goal().id())
                .bind("$2", attainment.goal().version())
                .bind("$3", attainment.actual())
                .bind("$4", nullable(outlook == null ? null : outlook.projection(), Double.class))
                .bind("$5", nullable(outlook == null ? null : outlook.low(), Double.class))
                .bind("$6", nullable(outlook == null ? null : outlook.high(), Double.class))
                .bind("$7", nullable(outlook == null ? null : outlook.level(), Double.class))
                .bind("$8", nullable(outlook == null ? null : outlook.probability(), Double.class))
                .bind("$9", attainment.state().name())
                .bind("$10", attainment.method().name())
                .bind("$11", attainment.observations())
                .bind("$12", nullable(attainment.dataThrough(), LocalDate.class))
                .bind("$13", attainment.measuredAt()));
    }

    @Override
    public Mono<List<Risk>> of(Collection<String> products) {
        return database.sql("""
                        select distinct g.goal, g.metric, p.product, l.retailer
                        from goal_progress gp
                        join goal g on g.goal = gp.goal and g.version = gp.version
                        join product p on p.product = any($1::text[]) and p.owner = 'OWN'
                          and (g.scope -> 'products' = '[]' or jsonb_exists(g.scope -> 'products', p.product))
                          and (g.scope -> 'lines' = '[]' or jsonb_exists(g.scope -> 'lines', p.line))
                          and (g.scope -> 'brands' = '[]' or jsonb_exists(g.scope -> 'brands', p.brand))
                          and (g.scope -> 'categories' = '[]' or jsonb_exists(g.scope -> 'categories', p.category))
                        join place l on l.retailer is not null
                          and (g.scope -> 'channels' = '[]' or jsonb_exists(g.scope -> 'channels', l.channel))
                          and (g.scope -> 'retailers' = '[]' or jsonb_exists(g.scope -> 'retailers', l.retailer))
                          and (g.scope -> 'regions' = '[]' or jsonb_exists(g.scope -> 'regions', l.region))
                          and l.attributes @> (g.scope -> 'storeAttributes')
                        where gp.state in ('AT_RISK', 'BEHIND') and g.metric in ('UNITS', 'REVENUE', 'MARKET_SHARE')
                          and not exists (select 1 from goal_ended e where e.goal = g.goal)
                        order by g.goal""")
                .bind("$1", products.toArray(String[]::new))
                .map(row ->
                        new Risk(text(row, "goal"), text(row, "metric"), text(row, "product"), text(row, "retailer")))
                .all()
                .collectList();
    }

    private static Goal goal(Readable row) {
        return new Goal(
                text(row, "goal"),
                present(row, "version", Integer.class),
                text(row, "name"),
                Goal.Metric.valueOf(text(row, "metric")),
                present(row, "target", BigDecimal.class),
                row.get("currency", String.class),
                JSON.readValue(text(row, "scope"), Goal.Scope.class),
                new GoalPeriod(
                        present(row, "period_from", LocalDate.class), present(row, "period_to", LocalDate.class)),
                ZoneId.of(text(row, "time_zone")),
                row.get("parent", String.class),
                text(row, "owner"));
    }

    private static Attainment attainment(Readable row) {
        Double projection = row.get("projection", Double.class);
        return new Attainment(
                goal(row),
                present(row, "actual", BigDecimal.class),
                projection == null
                        ? null
                        : new Attainment.Outlook(
                                projection,
                                present(row, "low", Double.class),
                                present(row, "high", Double.class),
                                present(row, "level", Double.class),
                                present(row, "probability", Double.class)),
                AttainmentState.valueOf(text(row, "state")),
                ProjectionMethod.valueOf(text(row, "method")),
                present(row, "observations", Long.class),
                row.get("data_through", LocalDate.class),
                present(row, "measured_at", Instant.class));
    }

    private static Mono<Void> run(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
