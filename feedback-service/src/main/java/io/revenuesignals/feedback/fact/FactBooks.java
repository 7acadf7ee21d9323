package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.Account;
import io.revenuesignals.feedback.fact.model.Account.Outcome;
import io.revenuesignals.feedback.fact.model.Receipt;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what was refused. */
@Component
public final class FactBooks {

    /** A fact that the door refused, as far as it can be read. */
    public record RefusedAtTheDoor(
            @Nullable String source,
            @Nullable String type,
            @Nullable Instant time) {}

    /** A record of the log that the store of facts refused for a reason that only the store could find. */
    public record RefusedByTheStore(UUID fact, String topic, int partition, long offset) {}

    private final FactAccounts accounts;
    private final FactReceipts receipts;

    FactBooks(FactAccounts accounts, FactReceipts receipts) {
        this.accounts = accounts;
        this.receipts = receipts;
    }

    /** Counts within the current transaction. */
    public Mono<Void> count(List<RefusedAtTheDoor> atTheDoor, List<RefusedByTheStore> byTheStore) {
        return accounts.add(refused(atTheDoor)).then(byTheStore.isEmpty() ? Mono.empty() : countDead(byTheStore));
    }

    private static Map<Account, Long> refused(List<RefusedAtTheDoor> atTheDoor) {
        Map<Account, Long> counts = new HashMap<>();
        atTheDoor.forEach(refused -> counts.merge(
                Account.of(
                        refused.time(),
                        refused.source() == null ? Account.UNKNOWN : refused.source(),
                        refused.type() == null ? Account.UNKNOWN : refused.type(),
                        Outcome.REFUSED),
                1L,
                Long::sum));
        return counts;
    }

    /** Only the record that was counted as logged is taken back; a repeat of it was counted as such. */
    private Mono<Void> countDead(List<RefusedByTheStore> byTheStore) {
        Map<UUID, List<RefusedByTheStore>> records =
                byTheStore.stream().collect(Collectors.groupingBy(RefusedByTheStore::fact));
        return receipts.known(records.keySet())
                .filter(receipt -> records.getOrDefault(receipt.fact(), List.of()).stream()
                        .anyMatch(dead -> isRecordOf(receipt, dead)))
                .map(receipt -> Account.of(receipt.eventTime(), receipt.source(), receipt.type(), Outcome.DEAD))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .flatMap(accounts::add);
    }

    private static boolean isRecordOf(Receipt receipt, RefusedByTheStore dead) {
        return dead.topic().equals(receipt.topic())
                && dead.partition() == receipt.partition()
                && dead.offset() == receipt.offset();
    }
}
