package io.revenuesignals.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.platform.messaging.Ledger.Claim;
import io.revenuesignals.platform.messaging.Ledger.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What the ledger answers is the same for a few events, which it inserts, and for many, which it copies. */
class LedgerIT extends MessagingStack {

    private String batch;
    private Ledger ledger;

    @BeforeEach
    void openLedger() {
        batch = UUID.randomUUID().toString();
        ledger = new R2dbcLedger(database);
    }

    private List<Offer> offers(int from, int to, String units) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Offer(received(sale(batch + "-" + number, units)), true, true))
                .toList();
    }

    private ReceivedEvent received(EventEnvelope<SaleRecorded> sale) {
        byte[] data = codec.data(sale.data());
        return new ReceivedEvent(
                sale,
                EventIdentity.of(sale.source(), sale.id()),
                EventIdentity.fingerprint(sale.type().wireName(), data),
                Topics.SALES,
                0,
                0,
                sale.time(),
                data);
    }

    private Claim claim(List<Offer> offers) {
        return transaction.transactional(ledger.claim(offers)).block();
    }

    private static List<ReceivedEvent> events(List<Offer> offers) {
        return offers.stream().map(Offer::event).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void claimsEachEventOnce(int count) {
        List<Offer> first = offers(0, count, "1");
        assertThat(claim(first).fresh()).isEqualTo(events(first));

        List<Offer> overlapping = offers(count / 2, count + count / 2, "1");
        Claim second = claim(overlapping);

        assertThat(second.fresh()).isEqualTo(events(overlapping.subList(count / 2, count)));
        assertThat(second.present())
                .hasSize(count / 2)
                .containsKey(overlapping.getFirst().id());
        assertThat(claim(overlapping).fresh()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void claimsTheFirstOfTwoInOneBatchAndTellsWhatHolds(int count) {
        List<Offer> offers = new ArrayList<>(offers(0, count, "1"));
        offers.addAll(offers(0, count, "2"));

        Claim claim = claim(offers);

        assertThat(claim.fresh()).isEqualTo(events(offers.subList(0, count)));
        assertThat(claim(offers(0, count, "2")).present())
                .containsEntry(offers.getFirst().id(), offers.getFirst().event().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void givesBackWhatIsRolledBack(int count) {
        List<Offer> offers = offers(0, count, "1");
        transaction
                .transactional(ledger.claim(offers).then(Mono.error(new IllegalStateException("no"))))
                .onErrorComplete()
                .block();
        assertThat(claim(offers).fresh()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void countsWhatWaitedForAnEmptyingToTheRoundBehindIt(int count) throws Exception {
        List<Offer> offers = offers(0, count, "1");
        CompletableFuture<Claim> claimed = new CompletableFuture<>();
        whileTheLedgerIsEmptied(() -> transaction
                .transactional(ledger.claim(offers))
                .subscribe(claimed::complete, claimed::completeExceptionally));
        assertThat(claimed.get(30, TimeUnit.SECONDS).fresh()).hasSize(count);

        UUID[] ids = offers.stream().map(Offer::id).toArray(UUID[]::new);
        assertThat(database.sql("select count(*) from event_ledger join event_round using (round) where id = any($1)")
                        .bind("$1", ids)
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block())
                .isEqualTo(count);
    }

    @Test
    void letsTwoWhoMeetOnTheSameEventsClaimEachOfThemOnce() throws Exception {
        List<Offer> offers = offers(0, 2_000, "1");
        CompletableFuture<Claim> one =
                transaction.transactional(ledger.claim(offers)).toFuture();
        CompletableFuture<Claim> other =
                transaction.transactional(ledger.claim(offers)).toFuture();

        int claimed = one.get(30, TimeUnit.SECONDS).fresh().size()
                + other.get(30, TimeUnit.SECONDS).fresh().size();

        assertThat(claimed).isEqualTo(2_000);
    }
}
