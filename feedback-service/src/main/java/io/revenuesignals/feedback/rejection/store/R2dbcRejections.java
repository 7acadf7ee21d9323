package io.revenuesignals.feedback.rejection.store;

import static io.revenuesignals.platform.database.Rows.nullable;
import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.rejection.Rejections;
import io.revenuesignals.feedback.rejection.model.Action;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import io.revenuesignals.feedback.rejection.model.ReplayOrder;
import io.revenuesignals.platform.database.Conditions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcRejections implements Rejections {

    private static final String SELECT = """
            select id, reader_group, topic, partition, log_offset, code, pointer, detail, source, event_id, type, event_time,
                   record_key, payload, size, headers, rejected_at, state, tries
              from rejected_event
            """;

    private static final String ORDER = """
            select id, actor, reason, rate_per_second, matched, ordered_at,
                   (select count(*) from rejected_event where replay_order = o.id and state = 'QUEUED') as open
              from replay_order o
            """;

    private final DatabaseClient database;

    R2dbcRejections(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into rejected_event
                               (id, reader_group, topic, partition, log_offset, code, pointer, detail, source, event_id, type,
                                event_time, record_key, payload, size, headers, rejected_at, state, tries)
                        select id, reader_group, topic, partition, log_offset, code, pointer, detail, source, event_id, type,
                               event_time, decode(record_key, 'base64'), decode(payload, 'base64'), size, headers, rejected_at,
                               state, tries
                          from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[],
                                      $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::text[],
                                      $14::text[], $15::int[], $16::text[], $17::timestamptz[], $18::text[], $19::int[])
                               as new (id, reader_group, topic, partition, log_offset, code, pointer, detail, source, event_id,
                                       type, event_time, record_key, payload, size, headers, rejected_at, state, tries)""")
                .bind("$1", column(rejections, Rejection::id).toArray(UUID[]::new))
                .bind("$2", texts(rejections, rejection -> group(rejection.origin())))
                .bind("$3", texts(rejections, rejection -> readers(rejection, Origin.Readers::topic)))
                .bind(
                        "$4",
                        column(rejections, rejection -> readers(rejection, Origin.Readers::partition))
                                .toArray(Integer[]::new))
                .bind(
                        "$5",
                        column(rejections, rejection -> readers(rejection, Origin.Readers::offset))
                                .toArray(Long[]::new))
                .bind("$6", texts(rejections, rejection -> rejection.cause().code()))
                .bind("$7", texts(rejections, rejection -> rejection.cause().pointer()))
                .bind("$8", texts(rejections, rejection -> rejection.cause().detail()))
                .bind("$9", texts(rejections, rejection -> rejection.event().source()))
                .bind("$10", texts(rejections, rejection -> rejection.event().id()))
                .bind("$11", texts(rejections, rejection -> rejection.event().type()))
                .bind("$12", times(rejections, rejection -> rejection.event().time()))
                .bind(
                        "$13",
                        texts(
                                rejections,
                                rejection -> base64(rejection.content().key())))
                .bind(
                        "$14",
                        texts(
                                rejections,
                                rejection -> base64(rejection.content().value())))
                .bind(
                        "$15",
                        column(rejections, rejection -> rejection.content().size())
                                .toArray(Integer[]::new))
                .bind(
                        "$16",
                        texts(
                                rejections,
                                rejection ->
                                        RejectionRow.headers(rejection.content().headers())))
                .bind("$17", times(rejections, Rejection::rejectedAt))
                .bind("$18", texts(rejections, rejection -> rejection.state().name()))
                .bind("$19", column(rejections, Rejection::tries).toArray(Integer[]::new))
                .then();
    }

    @Override
    public Mono<Rejection> forChange(UUID id) {
        return database.sql(SELECT + "where id = $1 for update")
                .bind("$1", id)
                .map(RejectionRow::read)
                .one();
    }

    @Override
    public Flux<Rejection> replayed(Collection<UUID> ids) {
        return database.sql(SELECT + "where id = any($1::uuid[]) and state = 'REPLAYED' order by id for update")
                .bind("$1", ids.toArray(UUID[]::new))
                .map(RejectionRow::read)
                .all();
    }

    @Override
    public Mono<Void> save(Rejection rejection) {
        return database.sql("""
                        update rejected_event
                           set code = :code, pointer = :pointer, detail = :detail, state = :state, tries = :tries
                         where id = :id""")
                .bind("code", rejection.cause().code())
                .bind("detail", rejection.cause().detail())
                .bind("state", rejection.state().name())
                .bind("tries", rejection.tries())
                .bind("id", rejection.id())
                .bind("pointer", nullable(rejection.cause().pointer(), String.class))
                .then();
    }

    @Override
    public Mono<Void> note(Action action) {
        return database.sql("""
                        insert into rejection_action (rejection, kind, actor, reason, detail, at)
                        values (:rejection, :kind, :actor, :reason, :detail, :at)""")
                .bind("rejection", action.rejection())
                .bind("kind", action.kind().name())
                .bind("actor", action.actor())
                .bind("at", time(action.at()))
                .bind("reason", nullable(action.reason(), String.class))
                .bind("detail", nullable(action.detail(), String.class))
                .then();
    }

    @Override
    public Mono<Rejection> find(UUID id) {
        return database.sql(SELECT + "where id = $1")
                .bind("$1", id)
                .map(RejectionRow::read)
                .one();
    }

    @Override
    public Flux<Rejection> list(RejectionFilter filter, @Nullable UUID after, int limit) {
        return asked(filter)
                .whereGiven("id < ?", after)
                .in(database, SELECT, "order by id desc limit :limit")
                .bind("limit", limit)
                .map(RejectionRow::read)
                .all();
    }

    @Override
    public Flux<Rejection> ofEvent(String source, String id) {
        return database.sql(SELECT + "where source = $1 and event_id = $2 order by id desc limit 100")
                .bind("$1", source)
                .bind("$2", id)
                .map(RejectionRow::read)
                .all();
    }

    @Override
    public Flux<Action> actions(UUID rejection) {
        return database.sql("""
                        select rejection, kind, actor, reason, detail, at
                          from rejection_action where rejection = $1 order by number""")
                .bind("$1", rejection)
                .map(R2dbcRejections::action)
                .all();
    }

    @Override
    public Flux<Group> groups(RejectionFilter filter) {
        return asked(filter)
                .in(database, """
                        select code, type, reader_group, count(*) as events, min(rejected_at) as oldest,
                               max(rejected_at) as newest
                          from rejected_event""", "group by code, type, reader_group order by events desc, code, type, reader_group")
                .map(row -> new Group(
                        text(row, "code"),
                        row.get("type", String.class),
                        text(row, "reader_group"),
                        present(row, "events", Long.class),
                        present(row, "oldest", OffsetDateTime.class).toInstant(),
                        present(row, "newest", OffsetDateTime.class).toInstant()))
                .all();
    }

    @Override
    public Mono<Waiting> waiting() {
        return database.sql("""
                        select count(*) as events, min(rejected_at) as oldest
                          from rejected_event where state in ('WAITING', 'PARKED')""")
                .map(row -> {
                    OffsetDateTime oldest = row.get("oldest", OffsetDateTime.class);
                    return new Waiting(present(row, "events", Long.class), oldest == null ? null : oldest.toInstant());
                })
                .one();
    }

    @Override
    public Mono<Long> queue(RejectionFilter filter, ReplayOrder order) {
        return asked(filter)
                .where("state = ?", Rejection.State.WAITING)
                .where("size = length(payload)")
                .in(database, "update rejected_event set state = 'QUEUED', replay_order = :order", "")
                .bind("order", order.id())
                .fetch()
                .rowsUpdated()
                .flatMap(matched -> insert(order, matched).thenReturn(matched));
    }

    private Mono<Void> insert(ReplayOrder order, long matched) {
        return database.sql("""
                        insert into replay_order (id, actor, reason, rate_per_second, matched, ordered_at)
                        values (:id, :actor, :reason, :rate, :matched, :at)""")
                .bind("id", order.id())
                .bind("actor", order.actor())
                .bind("reason", order.reason())
                .bind("rate", order.ratePerSecond())
                .bind("matched", matched)
                .bind("at", time(order.orderedAt()))
                .then();
    }

    @Override
    public Mono<ReplayOrder> order(UUID id) {
        return database.sql(ORDER + "where id = $1")
                .bind("$1", id)
                .map(R2dbcRejections::orderOf)
                .one();
    }

    @Override
    public Flux<ReplayOrder> ordersForStep() {
        return database.sql("""
                        update replay_order set done_at = now()
                         where done_at is null
                           and not exists (select 1 from rejected_event
                                            where replay_order = replay_order.id and state = 'QUEUED')""")
                .then()
                .thenMany(database.sql(ORDER + "where done_at is null order by id for update of o skip locked")
                        .map(R2dbcRejections::orderOf)
                        .all());
    }

    @Override
    public Flux<Rejection> queued(UUID order, int limit) {
        return database.sql(SELECT
                        + "where replay_order = $1 and state = 'QUEUED' order by id limit $2 for update skip locked")
                .bind("$1", order)
                .bind("$2", limit)
                .map(RejectionRow::read)
                .all();
    }

    private static ReplayOrder orderOf(Readable row) {
        return new ReplayOrder(
                present(row, "id", UUID.class),
                text(row, "actor"),
                text(row, "reason"),
                present(row, "rate_per_second", Integer.class),
                present(row, "matched", Long.class),
                present(row, "open", Long.class),
                present(row, "ordered_at", OffsetDateTime.class).toInstant());
    }

    private static Conditions asked(RejectionFilter filter) {
        return new Conditions()
                .whereGiven("code = ?", filter.cause())
                .whereGiven("type = ?", filter.type())
                .whereGiven("source = ?", filter.source())
                .whereGiven("reader_group = ?", filter.group())
                .whereGiven("state = ?", filter.state())
                .whereGiven("rejected_at >= ?", filter.since())
                .whereGiven("rejected_at < ?", filter.until());
    }

    private static Action action(Readable row) {
        return new Action(
                present(row, "rejection", UUID.class),
                Action.Kind.valueOf(text(row, "kind")),
                text(row, "actor"),
                row.get("reason", String.class),
                row.get("detail", String.class),
                present(row, "at", OffsetDateTime.class).toInstant());
    }

    private static String group(Origin origin) {
        return switch (origin) {
            case Origin.Door _ -> RejectionRow.DOOR;
            case Origin.Readers readers -> readers.group();
        };
    }

    private static <T> @Nullable T readers(Rejection rejection, Function<Origin.Readers, T> field) {
        return rejection.origin() instanceof Origin.Readers readers ? field.apply(readers) : null;
    }

    private static <T> List<@Nullable T> column(List<Rejection> rejections, Function<Rejection, @Nullable T> field) {
        List<@Nullable T> column = new ArrayList<>(rejections.size());
        rejections.forEach(rejection -> column.add(field.apply(rejection)));
        return column;
    }

    private static @Nullable String[] texts(List<Rejection> rejections, Function<Rejection, @Nullable String> field) {
        return column(rejections, field).toArray(new String[0]);
    }

    private static @Nullable OffsetDateTime[] times(
            List<Rejection> rejections, Function<Rejection, @Nullable Instant> field) {
        return column(rejections, rejection -> {
                    Instant instant = field.apply(rejection);
                    return instant == null ? null : time(instant);
                })
                .toArray(new OffsetDateTime[0]);
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
