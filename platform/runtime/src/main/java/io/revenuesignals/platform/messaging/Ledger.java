package io.revenuesignals.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Remembers which events were applied, so that a repeat has no effect. Rows are written in the transaction of the effects.
 */
interface Ledger {

    /** What became of the events offered: those claimed are new, the others are there already, with this fingerprint. */
    record Claim(java.util.Set<UUID> claimed, Map<UUID, UUID> present) {}

    /** Claims, within the current transaction, the events that nobody claimed before. The ids offered are distinct. */
    Mono<Claim> claim(List<ReceivedEvent> events);
}
