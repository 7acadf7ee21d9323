package io.revenuesignals.platform.messaging;

import io.revenuesignals.platform.database.CopyInto;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The ledger in PostgreSQL. A large batch is copied in the hope that all of it is new; a small one, or one of which something
 * is known, takes one statement, two when some of it was there before, three when some of that was emptied since.
 */
final class R2dbcLedger implements Ledger {

    private static final int BYTES_PER_ROW = 50;

    private final DatabaseClient database;
    private final CopyInto copy;

    R2dbcLedger(DatabaseClient database) {
        this.database = database;
        this.copy = new CopyInto(database, "event_ledger", List.of("id", "fingerprint", "round"), BYTES_PER_ROW);
    }

    private record Known(UUID id, UUID fingerprint, boolean emptied) {}

    @Override
    public Mono<Claim> claim(List<Offer> offers) {
        List<Offer> first = firstOfEachId(offers);
        return insert(first).flatMap(inserted -> {
            List<ReceivedEvent> fresh = events(first, offer -> inserted.contains(offer.id()));
            List<Offer> others = offers.stream()
                    .filter(offer -> !inserted.contains(offer.id()))
                    .toList();
            return others.isEmpty() ? Mono.just(new Claim(fresh, List.of(), Map.of())) : claimAgain(fresh, others);
        });
    }

    private static List<Offer> firstOfEachId(List<Offer> offers) {
        Set<UUID> seen = new HashSet<>(offers.size() * 2);
        return offers.stream()
                .filter(Offer::ifNew)
                .filter(offer -> seen.add(offer.id()))
                .toList();
    }

    private Mono<Claim> claimAgain(List<ReceivedEvent> fresh, List<Offer> others) {
        return known(ids(others)).flatMap(known -> {
            List<Offer> emptied = emptied(others, known);
            return again(ids(emptied))
                    .map(again -> new Claim(
                            fresh,
                            events(emptied, offer -> again.contains(offer.id())),
                            known.values().stream()
                                    .filter(event -> !again.contains(event.id()))
                                    .collect(Collectors.toMap(Known::id, Known::fingerprint))));
        });
    }

    private static List<Offer> emptied(List<Offer> offers, Map<UUID, Known> known) {
        Set<UUID> seen = new HashSet<>();
        return offers.stream()
                .filter(Offer::ifEmptied)
                .filter(offer -> isEmptied(known.get(offer.id()), offer.event()))
                .filter(offer -> seen.add(offer.id()))
                .toList();
    }

    private static boolean isEmptied(@Nullable Known known, ReceivedEvent event) {
        return known != null && known.emptied() && known.fingerprint().equals(event.fingerprint());
    }

    @Override
    public Mono<List<ReceivedEvent>> emptied(List<ReceivedEvent> events) {
        UUID[] ids = events.stream().map(ReceivedEvent::ledgerId).toArray(UUID[]::new);
        return known(ids)
                .map(known -> events.stream()
                        .filter(event -> isEmptied(known.get(event.ledgerId()), event))
                        .toList());
    }

    private static List<ReceivedEvent> events(List<Offer> offers, Predicate<Offer> which) {
        return offers.stream().filter(which).map(Offer::event).toList();
    }

    private Mono<Set<UUID>> insert(List<Offer> offers) {
        if (offers.isEmpty()) {
            return Mono.just(Set.of());
        }
        return copy.isWorthTrying(offers.size())
                ? copyIfNew(offers)
                        .flatMap(copied -> copied ? Mono.just(allBut(Set.of(), offers)) : insertThoseThatAreNew(offers))
                : insertThoseThatAreNew(offers);
    }

    // The round is read once the lock on the table is given: a claim that waited for an emptying belongs to the round
    // behind it.
    private Mono<Boolean> copyIfNew(List<Offer> offers) {
        return database.sql("lock table only event_ledger in row exclusive mode")
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> database.sql("select round from event_round")
                        .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                        .one()))
                .flatMap(round -> copy.addIfNew(
                        offers.stream()
                                .sorted(Comparator.comparing(Offer::id, EventIdentity.ORDER))
                                .toList(),
                        (row, offer) -> row.id(offer.id())
                                .id(offer.event().fingerprint())
                                .integer(round)));
    }

    // Sorted, so that two instances that meet on the same events wait for each other instead of deadlocking. The round
    // is read with the lock on the table, as above. What comes back is what was there before: nearly always nothing.
    private Mono<Set<UUID>> insertThoseThatAreNew(List<Offer> offers) {
        return database.sql("""
                        with inserted as (
                            insert into event_ledger (id, fingerprint, round)
                            select id, fingerprint, (select round from event_round)
                              from unnest($1::uuid[], $2::uuid[]) as offered (id, fingerprint) order by id
                            on conflict (id) do nothing
                            returning id)
                        select unnest($1::uuid[]) except select id from inserted""")
                .bind("$1", ids(offers))
                .bind(
                        "$2",
                        offers.stream()
                                .map(offer -> offer.event().fingerprint())
                                .toArray(UUID[]::new))
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(Collectors.toSet())
                .map(there -> allBut(there, offers));
    }

    private static Set<UUID> allBut(Set<UUID> there, List<Offer> offers) {
        Set<UUID> inserted = HashSet.newHashSet(offers.size());
        for (Offer offer : offers) {
            if (!there.contains(offer.id())) {
                inserted.add(offer.id());
            }
        }
        return inserted;
    }

    private Mono<Map<UUID, Known>> known(UUID[] ids) {
        return database.sql("""
                        select id, fingerprint, round < (select round from event_round) as emptied
                          from event_ledger where id = any($1::uuid[])""")
                .bind("$1", ids)
                .map(row -> new Known(
                        Objects.requireNonNull(row.get(0, UUID.class)),
                        Objects.requireNonNull(row.get(1, UUID.class)),
                        Objects.requireNonNull(row.get(2, Boolean.class))))
                .all()
                .collectMap(Known::id);
    }

    // Whoever comes second finds the row in the new round and leaves it.
    private Mono<Set<UUID>> again(UUID[] ids) {
        if (ids.length == 0) {
            return Mono.just(Set.of());
        }
        return database.sql("""
                        update event_ledger set round = (select round from event_round)
                         where id = any($1::uuid[]) and round < (select round from event_round)
                        returning id""")
                .bind("$1", ids)
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(Collectors.toSet());
    }

    private static UUID[] ids(List<Offer> offers) {
        return offers.stream().map(Offer::id).toArray(UUID[]::new);
    }
}
