package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Who refused a fact. */
public interface FactRejections {

    /**
     * One refusal.
     *
     * @param rejection its id, for operators
     * @param group the readers that refused it; {@code door} for the door
     * @param open whether nothing was done about it yet
     * @param log where the refused record lies; absent for the door
     */
    record Refused(
            String rejection,
            String group,
            String code,
            @Nullable String pointer,
            String detail,
            String state,
            boolean open,
            Instant at,
            @Nullable String type,
            @Nullable Instant time,
            @Nullable Position log) {

        /** Whether it is the very record of the receipt that was refused and is not settled. */
        public boolean isOf(Receipt receipt) {
            return log != null
                    && !state.equals("REPLAYED")
                    && log.topic().equals(receipt.topic())
                    && log.partition() == receipt.partition()
                    && log.offset() == receipt.offset();
        }
    }

    record Position(String topic, int partition, long offset) {}

    /** Newest first. */
    Flux<Refused> of(String source, String id);
}
