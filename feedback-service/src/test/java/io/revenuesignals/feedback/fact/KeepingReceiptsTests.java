package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.feedback.fact.model.Account;
import io.revenuesignals.feedback.fact.model.Account.Outcome;
import io.revenuesignals.feedback.fact.model.LoggedFact;
import io.revenuesignals.feedback.fact.model.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class KeepingReceiptsTests {

    private static final Instant TIME = Instant.parse("2026-03-02T11:30:00Z");
    private static final UUID FACT = UUID.randomUUID();
    private static final UUID BODY = UUID.randomUUID();
    private static final UUID OTHER_BODY = UUID.randomUUID();

    private final Receipts receipts = new Receipts();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Set<UUID> replayed = new HashSet<>();
    private long offset;

    private final KeepingReceipts keeping = new KeepingReceipts(
            receipts,
            new Accounts(),
            facts -> Mono.just(facts.stream()
                    .map(Revivals.Logged::fact)
                    .filter(replayed::contains)
                    .collect(java.util.stream.Collectors.toSet())));

    private LoggedFact fact(@Nullable UUID fact, UUID body) {
        return new LoggedFact(fact, body, "/pos/a", "price-observed", "topic", 0, offset++, TIME, TIME);
    }

    private void keep(LoggedFact... facts) {
        keeping.keep(List.of(facts)).block();
    }

    @Test
    void countsTheFirstTheSameAndSomethingElseApart() {
        keep(fact(FACT, BODY), fact(FACT, BODY), fact(FACT, OTHER_BODY), fact(UUID.randomUUID(), BODY));

        assertThat(counts).isEqualTo(Map.of(Outcome.LOGGED, 2L, Outcome.DUPLICATE, 1L, Outcome.CONFLICT, 1L));
    }

    @Test
    void countsTheSameOverSeveralPolls() {
        keep(fact(FACT, BODY));
        keep(fact(FACT, BODY), fact(FACT, OTHER_BODY));
        keep(fact(FACT, OTHER_BODY));

        assertThat(counts).isEqualTo(Map.of(Outcome.LOGGED, 1L, Outcome.DUPLICATE, 1L, Outcome.CONFLICT, 2L));
        assertThat(receipts.all.get(FACT).offset()).as("the first stays").isZero();
    }

    @Test
    void countsWhatIsNoFactWithoutTouchingReceipts() {
        keep(fact(null, BODY), fact(null, BODY));

        assertThat(counts).isEqualTo(Map.of(Outcome.UNREADABLE, 2L));
        assertThat(receipts.all).isEmpty();
    }

    @Test
    void countsAFactThatTheStoreHadRefusedOnceMoreWhenItIsReplayedButOnlyOnce() {
        keep(fact(FACT, BODY));
        replayed.add(FACT);

        keep(fact(FACT, OTHER_BODY), fact(FACT, OTHER_BODY));

        assertThat(counts).isEqualTo(Map.of(Outcome.LOGGED, 2L, Outcome.DUPLICATE, 1L));
        assertThat(receipts.all.get(FACT).offset()).isEqualTo(1);
    }

    private static final class Receipts implements FactReceipts {

        private final Map<UUID, LoggedFact> all = new HashMap<>();

        @Override
        public Mono<Set<UUID>> add(List<LoggedFact> facts) {
            Set<UUID> added = new HashSet<>();
            facts.forEach(fact -> {
                if (all.putIfAbsent(fact.fact(), fact) == null) {
                    added.add(fact.fact());
                }
            });
            return Mono.just(added);
        }

        @Override
        public Flux<Receipt> known(Collection<UUID> facts) {
            return Flux.fromIterable(facts).map(fact -> receipt(all.get(fact)));
        }

        private static Receipt receipt(LoggedFact fact) {
            return new Receipt(
                    fact.fact(),
                    fact.fingerprint(),
                    fact.source(),
                    fact.type(),
                    fact.topic(),
                    fact.partition(),
                    fact.offset(),
                    fact.eventTime(),
                    fact.receivedAt(),
                    0,
                    0);
        }

        @Override
        public Mono<Void> came(Map<UUID, Integer> repeats, Map<UUID, Integer> conflicts) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> replace(List<LoggedFact> facts) {
            facts.forEach(fact -> all.put(fact.fact(), fact));
            return Mono.empty();
        }

        @Override
        public Mono<Receipt> find(UUID fact) {
            return Mono.justOrEmpty(all.get(fact)).map(Receipts::receipt);
        }

        @Override
        public Mono<Long> forget(Instant before, int most) {
            return Mono.just(0L);
        }
    }

    private final class Accounts implements FactAccounts {

        @Override
        public Mono<Void> add(Map<Account, Long> more) {
            more.forEach((account, count) -> counts.merge(account.outcome(), count, Long::sum));
            return Mono.empty();
        }

        @Override
        public Flux<Line> lines(Query query) {
            return Flux.empty();
        }

        @Override
        public Mono<Line> total(Query query) {
            return Mono.empty();
        }

        @Override
        public Mono<Difference> difference() {
            return Mono.empty();
        }
    }
}
