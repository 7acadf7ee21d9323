package io.revenuesignals.feedback.rejection;

import io.revenuesignals.feedback.fact.AccountingSettings;
import io.revenuesignals.feedback.fact.FactBooks;
import io.revenuesignals.feedback.rejection.model.Action;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps what was rejected and counts it: what the door refused, and what the store of facts refused for a reason that only it
 * could find. What comes back after a replay is not a new rejection but the old one, once more.
 */
@Component
public final class KeepingRejections {

    /** Causes that no reader but the store can find: the receipts have counted such a fact as logged. */
    private static final Set<String> FOUND_BY_THE_STORE = Set.of("REFUSED", "UNFORESEEN");

    private static final String SYSTEM = "feedback-service";

    /**
     * A rejection as it arrives.
     *
     * @param rejection under a new id
     * @param fact hash of source and id of what was set aside by readers; absent where they cannot be read
     * @param replayOf the rejection whose replay it was, as the record says
     */
    public record Arrival(
            Rejection rejection,
            @Nullable UUID fact,
            @Nullable UUID replayOf) {}

    private final Rejections rejections;
    private final FactBooks books;
    private final AccountingSettings settings;
    private final Clock clock;

    KeepingRejections(Rejections rejections, FactBooks books, AccountingSettings settings, Clock clock) {
        this.rejections = rejections;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps what arrived, within the current transaction. */
    public Mono<Void> keep(List<Arrival> arrivals) {
        Set<UUID> named = arrivals.stream()
                .map(Arrival::replayOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return (named.isEmpty() ? Flux.<Rejection>empty() : rejections.replayed(named))
                .collectMap(Rejection::id, Function.identity())
                .flatMap(replayed -> keep(arrivals, replayed))
                .then(count(arrivals));
    }

    private Mono<Void> keep(List<Arrival> arrivals, Map<UUID, Rejection> replayed) {
        List<Rejection> fresh = new ArrayList<>();
        List<Rejection> back = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (Arrival arrival : arrivals) {
            Rejection old = arrival.replayOf() == null ? null : replayed.get(arrival.replayOf());
            if (old != null && isSameGroup(old, arrival.rejection()) && seen.add(old.id())) {
                back.add(old.cameBack(arrival.rejection().cause()));
            } else {
                fresh.add(arrival.rejection());
            }
        }
        return rejections
                .add(fresh)
                .thenMany(Flux.fromIterable(back))
                .concatMap(this::cameBack)
                .then();
    }

    private static boolean isSameGroup(Rejection old, Rejection arrived) {
        return old.origin() instanceof Origin.Readers before
                && arrived.origin() instanceof Origin.Readers now
                && before.group().equals(now.group());
    }

    private Mono<Void> cameBack(Rejection rejection) {
        return rejections
                .save(rejection)
                .then(rejections.note(new Action(
                        rejection.id(),
                        Action.Kind.CAME_BACK,
                        SYSTEM,
                        null,
                        rejection.cause().code() + ": " + rejection.cause().detail(),
                        clock.instant())));
    }

    private Mono<Void> count(List<Arrival> arrivals) {
        List<FactBooks.RefusedAtTheDoor> atTheDoor = new ArrayList<>();
        List<FactBooks.RefusedByTheStore> byTheStore = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Rejection rejection = arrival.rejection();
            switch (rejection.origin()) {
                case Origin.Door _ ->
                    atTheDoor.add(new FactBooks.RefusedAtTheDoor(
                            rejection.event().source(),
                            rejection.event().type(),
                            rejection.event().time()));
                case Origin.Readers readers -> {
                    if (arrival.fact() != null && isByTheStore(readers, rejection)) {
                        byTheStore.add(new FactBooks.RefusedByTheStore(
                                arrival.fact(), readers.topic(), readers.partition(), readers.offset()));
                    }
                }
            }
        }
        return books.count(atTheDoor, byTheStore);
    }

    private boolean isByTheStore(Origin.Readers readers, Rejection rejection) {
        return readers.group().equals(settings.storeGroup())
                && FOUND_BY_THE_STORE.contains(rejection.cause().code());
    }
}
