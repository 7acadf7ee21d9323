package io.revenuesignals.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Remembers which events were applied, so that a repeat has no effect. Rows are written in the transaction of the effects.
 *
 * <p>Where tables were emptied to be filled again from the log, a new round began ({@code event_round}). What was applied in an
 * earlier one may then be claimed once more, under its fingerprint: of several events with one id the same holds as before,
 * whichever is read first. Who begins a round locks {@code event_ledger} against claims until the emptying is committed.
 */
interface Ledger {

    /**
     * An event that wants to be applied.
     *
     * @param ifNew whether it may be applied when nobody knows it
     * @param ifEmptied whether it may be applied once more when what it did was emptied since
     */
    record Offer(ReceivedEvent event, boolean ifNew, boolean ifEmptied) {

        UUID id() {
            return event.ledgerId();
        }
    }

    /**
     * What became of the events offered, in their order.
     *
     * @param fresh never applied before
     * @param again applied before what they did was emptied, and to be applied once more to that
     * @param present ids that were applied and not emptied, with the fingerprint of what holds
     */
    record Claim(List<ReceivedEvent> fresh, List<ReceivedEvent> again, Map<UUID, UUID> present) {}

    /** Claims events within the current transaction; of several with the same id at most one. */
    Mono<Claim> claim(List<Offer> offers);

    /** Those of the events that were applied, and whose effects were emptied since. */
    Mono<List<ReceivedEvent>> emptied(List<ReceivedEvent> events);
}
