package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.revenuesignals.platform.database.CopyInto;
import io.revenuesignals.platform.database.CopyRows;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

/** Rows that are copied in the hope that they are new. */
class CopyIntoIT extends MessagingStack {

    private static final BiConsumer<CopyRows, Integer> WRITER =
            (row, number) -> row.integer(number).text("n" + number);

    private CopyInto copy;

    @BeforeEach
    void makeTable() {
        run("create table copied (number int primary key check (number >= 0), name text)")
                .block();
        copy = new CopyInto(database, "copied", List.of("number", "name"), 20);
    }

    @AfterEach
    void dropTable() {
        run("drop table copied").block();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private Boolean addIfNew(List<Integer> rows) {
        return transaction.transactional(copy.addIfNew(rows, WRITER)).block();
    }

    private List<String> kept() {
        return database.sql("select number || name from copied order by number")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private static List<String> named(int from, int to) {
        return numbers(from, to).stream().map(number -> number + "n" + number).toList();
    }

    @Test
    void areAddedWhenAllOfThemAreNew() {
        assertThat(addIfNew(numbers(0, 3_000))).isTrue();
        assertThat(addIfNew(numbers(3_000, 6_000))).isTrue();
        assertThat(kept()).isEqualTo(named(0, 6_000));
    }

    @Test
    void areNotAddedWhenOneIsThereAndTheTransactionGoesOn() {
        addIfNew(numbers(2_999, 3_000));

        Boolean added = transaction
                .transactional(run("insert into copied values (7000, 'n7000')")
                        .then(copy.addIfNew(numbers(0, 3_000), WRITER))
                        .flatMap(answer ->
                                run("insert into copied values (7001, 'n7001')").thenReturn(answer)))
                .block();

        assertThat(added).isFalse();
        assertThat(kept()).containsExactly("2999n2999", "7000n7000", "7001n7001");
    }

    @Test
    void waitForAnotherTransactionThatAddsTheSame() throws Exception {
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Void> first = transaction
                .transactional(copy.addIfNew(numbers(0, 300), WRITER)
                        .doOnNext(begun::complete)
                        .then(end.asMono()))
                .toFuture();
        assertThat(begun.get(30, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Boolean> second = transaction
                .transactional(copy.addIfNew(numbers(299, 600), WRITER))
                .toFuture();
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        end.tryEmitEmpty();
        first.get(30, TimeUnit.SECONDS);

        assertThat(second.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(kept()).isEqualTo(named(0, 300));
    }

    private long waiting() {
        return count("pg_stat_activity", "query like 'copy copied%' and wait_event_type = 'Lock'");
    }

    @Test
    void areRefusedForAnyOtherReasonAsEver() {
        Throwable refused = catchThrowable(() -> addIfNew(List.of(1, -1)));

        assertThat(Faults.kindOf(refused)).isEqualTo(Faults.Kind.DATA);
        assertThat(kept()).isEmpty();
    }

    @Test
    void areNotTriedAgainAtOnceWhereSomeWereThere() {
        addIfNew(numbers(0, 1));
        assertThat(tries(3)).containsExactly(true, true, true);

        addIfNew(numbers(0, 1));
        assertThat(tries(5)).containsExactly(false, false, false, false, true);
        addIfNew(numbers(0, 1));
        assertThat(tries(9)).containsExactly(false, false, false, false, false, false, false, false, true);

        addIfNew(numbers(1, 2));
        addIfNew(numbers(0, 1));
        assertThat(tries(5)).containsExactly(false, false, false, false, true);
    }

    @Test
    void areNotWorthTryingWhenThereAreFew() {
        assertThat(copy.isWorthTrying(199)).isFalse();
        assertThat(copy.isWorthTrying(200)).isTrue();
    }

    private List<Boolean> tries(int times) {
        return Stream.generate(() -> copy.isWorthTrying(1_000)).limit(times).toList();
    }
}
