package io.revenuesignals.platform.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The ledger in PostgreSQL: one statement a batch, two when some of it was there before. */
final class R2dbcLedger implements Ledger {

    private final DatabaseClient database;

    R2dbcLedger(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Claim> claim(List<ReceivedEvent> events) {
        UUID[] ids = events.stream().map(ReceivedEvent::ledgerId).toArray(UUID[]::new);
        UUID[] fingerprints = events.stream().map(ReceivedEvent::fingerprint).toArray(UUID[]::new);
        return insert(ids, fingerprints)
                .flatMap(claimed -> claimed.size() == ids.length
                        ? Mono.just(new Claim(claimed, Map.of()))
                        : present(events, claimed).map(present -> new Claim(claimed, present)));
    }

    // Sorted, so that two instances that meet on the same events wait for each other instead of deadlocking.
    private Mono<Set<UUID>> insert(UUID[] ids, UUID[] fingerprints) {
        return database.sql("""
                        insert into event_ledger (id, fingerprint)
                        select id, fingerprint from unnest($1::uuid[], $2::uuid[]) as offered (id, fingerprint) order by id
                        on conflict (id) do nothing
                        returning id""")
                .bind("$1", ids)
                .bind("$2", fingerprints)
                .map(row -> row.get(0, UUID.class))
                .all()
                .collect(() -> new HashSet<UUID>(ids.length * 2), Set::add)
                .map(set -> set);
    }

    private Mono<Map<UUID, UUID>> present(List<ReceivedEvent> events, Set<UUID> claimed) {
        UUID[] others = events.stream()
                .map(ReceivedEvent::ledgerId)
                .filter(id -> !claimed.contains(id))
                .toArray(UUID[]::new);
        return database.sql("select id, fingerprint from event_ledger where id = any($1::uuid[])")
                .bind("$1", others)
                .map(row -> Map.entry(row.get(0, UUID.class), row.get(1, UUID.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
