package io.revenuesignals.feedback.fact.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.fact.FactReceipts;
import io.revenuesignals.feedback.fact.model.LoggedFact;
import io.revenuesignals.feedback.fact.model.Receipt;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcFactReceipts implements FactReceipts {

    private static final String OFFERED = """
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::timestamptz[],
                        $8::timestamptz[], $9::text[])
                 as offered (fact, fingerprint, type, topic, partition, log_offset, event_time, received_at, source)
            """;

    private final DatabaseClient database;

    R2dbcFactReceipts(DatabaseClient database) {
        this.database = database;
    }

    // Sorted, so that two instances that meet on the same facts wait for each other instead of deadlocking. What comes
    // back is what was there before, because nearly always that is nothing.
    @Override
    public Mono<Set<UUID>> add(List<LoggedFact> facts) {
        if (facts.isEmpty()) {
            return Mono.just(Set.of());
        }
        return bound(database.sql("""
                        with added as (
                            insert into fact_receipt
                                   (fact, fingerprint, type, topic, partition, log_offset, event_time, received_at, source)
                            select offered.*
                        """ + OFFERED + """
                             order by fact on conflict (fact) do nothing returning fact)
                        select unnest($1::uuid[]) except select fact from added"""), facts)
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(Collectors.toSet())
                .map(there -> allBut(there, facts));
    }

    private static Set<UUID> allBut(Set<UUID> there, List<LoggedFact> facts) {
        Set<UUID> added = HashSet.newHashSet(facts.size());
        for (LoggedFact logged : facts) {
            UUID fact = Objects.requireNonNull(logged.fact());
            if (!there.contains(fact)) {
                added.add(fact);
            }
        }
        return added;
    }

    @Override
    public Flux<Receipt> known(Collection<UUID> facts) {
        return database.sql("select * from fact_receipt where fact = any($1::uuid[])")
                .bind("$1", facts.toArray(UUID[]::new))
                .map(R2dbcFactReceipts::read)
                .all();
    }

    @Override
    public Mono<Void> came(Map<UUID, Integer> repeats, Map<UUID, Integer> conflicts) {
        if (repeats.isEmpty() && conflicts.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, int[]> both = new TreeMap<>();
        repeats.forEach((fact, times) -> both.computeIfAbsent(fact, _ -> new int[2])[0] = times);
        conflicts.forEach((fact, times) -> both.computeIfAbsent(fact, _ -> new int[2])[1] = times);
        return database.sql("""
                        update fact_receipt
                           set repeats = fact_receipt.repeats + came.repeats,
                               conflicts = fact_receipt.conflicts + came.conflicts
                          from unnest($1::uuid[], $2::int[], $3::int[]) as came (fact, repeats, conflicts)
                         where fact_receipt.fact = came.fact""")
                .bind("$1", both.keySet().toArray(UUID[]::new))
                .bind("$2", both.values().stream().map(times -> times[0]).toArray(Integer[]::new))
                .bind("$3", both.values().stream().map(times -> times[1]).toArray(Integer[]::new))
                .then();
    }

    @Override
    public Mono<Void> replace(List<LoggedFact> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        return bound(database.sql("""
                        update fact_receipt
                           set fingerprint = offered.fingerprint, type = offered.type, topic = offered.topic,
                               partition = offered.partition, log_offset = offered.log_offset,
                               event_time = offered.event_time, received_at = offered.received_at
                        """ + OFFERED + " where fact_receipt.fact = offered.fact"), facts)
                .then();
    }

    @Override
    public Mono<Receipt> find(UUID fact) {
        return database.sql("select * from fact_receipt where fact = $1")
                .bind("$1", fact)
                .map(R2dbcFactReceipts::read)
                .one();
    }

    @Override
    public Mono<Long> forget(Instant before, int most) {
        return database.sql("""
                        delete from fact_receipt
                         where fact in (select fact from fact_receipt where received_at < $1 limit $2 for update skip locked)""")
                .bind("$1", before.atOffset(ZoneOffset.UTC))
                .bind("$2", most)
                .fetch()
                .rowsUpdated();
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec statement, List<LoggedFact> facts) {
        int size = facts.size();
        UUID[] ids = new UUID[size];
        UUID[] fingerprints = new UUID[size];
        String[] types = new String[size];
        String[] topics = new String[size];
        Integer[] partitions = new Integer[size];
        Long[] offsets = new Long[size];
        @Nullable OffsetDateTime[] times = new OffsetDateTime[size];
        OffsetDateTime[] received = new OffsetDateTime[size];
        String[] sources = new String[size];
        for (int i = 0; i < size; i++) {
            LoggedFact fact = facts.get(i);
            ids[i] = Objects.requireNonNull(fact.fact());
            fingerprints[i] = fact.fingerprint();
            types[i] = fact.type();
            topics[i] = fact.topic();
            partitions[i] = fact.partition();
            offsets[i] = fact.offset();
            Instant time = fact.eventTime();
            times[i] = time == null ? null : time.atOffset(ZoneOffset.UTC);
            sources[i] = fact.source();
            received[i] = fact.receivedAt().atOffset(ZoneOffset.UTC);
        }
        return statement
                .bind("$1", ids)
                .bind("$2", fingerprints)
                .bind("$3", types)
                .bind("$4", topics)
                .bind("$5", partitions)
                .bind("$6", offsets)
                .bind("$7", times)
                .bind("$8", received)
                .bind("$9", sources);
    }

    private static Receipt read(Readable row) {
        OffsetDateTime time = row.get("event_time", OffsetDateTime.class);
        return new Receipt(
                present(row, "fact", UUID.class),
                present(row, "fingerprint", UUID.class),
                text(row, "source"),
                text(row, "type"),
                text(row, "topic"),
                present(row, "partition", Integer.class),
                present(row, "log_offset", Long.class),
                time == null ? null : time.toInstant(),
                present(row, "received_at", OffsetDateTime.class).toInstant(),
                present(row, "repeats", Integer.class),
                present(row, "conflicts", Integer.class));
    }
}
