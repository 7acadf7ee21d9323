package io.revenuesignals.feedback.fact.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.fact.FactAccounts;
import io.revenuesignals.feedback.fact.FactTopics;
import io.revenuesignals.feedback.fact.model.Account;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcFactAccounts implements FactAccounts {

    private static final String SUMS = """
            coalesce(sum(case outcome when 'LOGGED' then facts when 'DEAD' then -facts end), 0)::bigint as stored,
            coalesce(sum(facts) filter (where outcome = 'DUPLICATE'), 0)::bigint as duplicate,
            coalesce(sum(facts) filter (where outcome = 'CONFLICT'), 0)::bigint as conflict,
            coalesce(sum(facts) filter (where outcome in ('REFUSED', 'UNREADABLE', 'DEAD')), 0)::bigint as rejected
            """;

    private static final String WHERE = """
            from fact_account
            where hour >= $1 and hour < $2
              and (cardinality($3::text[]) = 0
                   or exists (select 1 from unnest($3::text[]) as mine (source)
                               where fact_account.source = mine.source
                                  or right(mine.source, 1) = '/' and starts_with(fact_account.source, mine.source)))
            """;

    private final DatabaseClient database;

    R2dbcFactAccounts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Map<Account, Long> counts) {
        if (counts.isEmpty()) {
            return Mono.empty();
        }
        TreeMap<Account, Long> sorted = new TreeMap<>(counts);
        return database.sql("""
                        insert into fact_account (hour, source, type, outcome, facts)
                        select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::bigint[])
                        on conflict (hour, source, type, outcome) do update set facts = fact_account.facts + excluded.facts""")
                .bind(
                        "$1",
                        sorted.keySet().stream()
                                .map(account -> time(account.hour()))
                                .toArray(OffsetDateTime[]::new))
                .bind("$2", sorted.keySet().stream().map(Account::source).toArray(String[]::new))
                .bind("$3", sorted.keySet().stream().map(Account::type).toArray(String[]::new))
                .bind(
                        "$4",
                        sorted.keySet().stream()
                                .map(account -> account.outcome().name())
                                .toArray(String[]::new))
                .bind("$5", sorted.values().toArray(Long[]::new))
                .then();
    }

    @Override
    public Flux<Line> lines(Query query) {
        Line after = query.after();
        String sql = "select hour, source, type, " + SUMS + WHERE
                + (after == null ? "" : " and (hour, source, type) > ($5, $6, $7) ")
                + " group by hour, source, type order by hour, source, type limit $4";
        GenericExecuteSpec select = bound(sql, query).bind("$4", query.limit());
        if (after != null) {
            select = select.bind("$5", time(after.hour()))
                    .bind("$6", after.source())
                    .bind("$7", after.type());
        }
        return select.map(row -> new Line(
                        present(row, "hour", OffsetDateTime.class).toInstant(),
                        text(row, "source"),
                        text(row, "type"),
                        number(row, "stored"),
                        number(row, "duplicate"),
                        number(row, "conflict"),
                        number(row, "rejected")))
                .all();
    }

    @Override
    public Mono<Line> total(Query query) {
        return bound("select " + SUMS + WHERE, query)
                .map(row -> new Line(
                        query.from(),
                        "",
                        "",
                        number(row, "stored"),
                        number(row, "duplicate"),
                        number(row, "conflict"),
                        number(row, "rejected")))
                .one();
    }

    // One statement, so that positions and accounts are those of the same moment.
    @Override
    public Mono<Difference> difference() {
        return database.sql("""
                        select coalesce(sum(next_offset - first_offset - records) filter (where topic <> $2), 0)::bigint as offsets,
                               (coalesce(sum(records), 0)
                                 - (select coalesce(sum(facts), 0) from fact_account
                                     where outcome in ('LOGGED', 'DUPLICATE', 'CONFLICT', 'UNREADABLE')))::bigint as accounts
                          from read_position where reader = $1""")
                .bind("$1", FactTopics.READER)
                .bind("$2", FactTopics.COMPACTED)
                .map(row -> new Difference(number(row, "offsets"), number(row, "accounts")))
                .one();
    }

    private GenericExecuteSpec bound(String sql, Query query) {
        return database.sql(sql)
                .bind("$1", time(query.from()))
                .bind("$2", time(query.to()))
                .bind("$3", query.sources().toArray(String[]::new));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static long number(Readable row, String column) {
        return present(row, column, Long.class);
    }
}
