package io.revenuesignals.feedback.rejection.store;

import io.revenuesignals.feedback.fact.Revivals;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class R2dbcRevivals implements Revivals {

    private final DatabaseClient database;

    R2dbcRevivals(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Set<UUID>> among(Collection<Logged> receipts) {
        List<Logged> all = List.copyOf(receipts);
        return database.sql("""
                        select receipt.fact
                          from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[])
                               as receipt (fact, topic, partition, log_offset)
                         where exists (select 1 from rejected_event rejected
                                        where rejected.topic = receipt.topic and rejected.partition = receipt.partition
                                          and rejected.log_offset = receipt.log_offset and rejected.state = 'REPLAYED'
                                          and rejected.code in ('REFUSED', 'UNFORESEEN'))""")
                .bind("$1", all.stream().map(Logged::fact).toArray(UUID[]::new))
                .bind("$2", all.stream().map(Logged::topic).toArray(String[]::new))
                .bind("$3", all.stream().map(Logged::partition).toArray(Integer[]::new))
                .bind("$4", all.stream().map(Logged::offset).toArray(Long[]::new))
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(() -> new HashSet<UUID>(), Set::add)
                .map(revived -> revived);
    }
}
