package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.price.PlanPrice;
import io.revenuesignals.pricing.price.PlanningPrices;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a decision come true: the price on the timeline, the decision on record, the request answered. */
final class ApprovingPrices {

    private final PlanningPrices planning;
    private final Decisions decisions;
    private final AnsweringRequests requests;
    private final Traces traces;
    private final Supplier<UUID> ids;

    ApprovingPrices(
            PlanningPrices planning,
            Decisions decisions,
            AnsweringRequests requests,
            Traces traces,
            Supplier<UUID> ids) {
        this.planning = planning;
        this.decisions = decisions;
        this.requests = requests;
        this.traces = traces;
        this.ids = ids;
    }

    /**
     * Who approves, and what.
     *
     * @param recommendation the one that waited for this; absent when a person decides at once
     * @param automatic whether it is the policy
     */
    record Approval(@Nullable String recommendation, String actor, String reason, boolean automatic, Instant at) {}

    /** Approves what the policy allows, if the timeline takes it: decided, or conflicting. */
    Mono<Outcome> approve(Recommendation approved, Situations.Situation situation, Approval by) {
        UUID decision = ids.get();
        PriceEntry.Origin origin = new PriceEntry.Origin(
                decision, approved.isByHand() ? null : approved.id(), approved.request(), by.actor(), by.reason());
        PlanPrice plan = new PlanPrice(
                ids.get(),
                approved.product(),
                approved.scope(),
                approved.proposed(),
                situation.validity(),
                origin,
                by.at());
        return planning.plan(plan).flatMap(outcome -> switch (outcome) {
            case PlanningPrices.Outcome.Conflicting(var clashes) -> Mono.just(new Outcome.Conflicting(clashes));
            case PlanningPrices.Outcome.Planned(var entry) -> record(decision, approved, entry, by);
        });
    }

    private Mono<Outcome> record(UUID id, Recommendation approved, PriceEntry entry, Approval by) {
        return traces.current()
                .map(trace -> decision(id, approved, entry, by, trace))
                .flatMap(decision -> decisions
                        .add(decision)
                        .then(requests.decided(decision))
                        .thenReturn(new Outcome.Decided(decision)));
    }

    private static Decision decision(
            UUID id, Recommendation approved, PriceEntry entry, Approval by, Decision.Trace trace) {
        return new Decision(
                id,
                Decision.Kind.APPROVED,
                by.recommendation(),
                approved.request(),
                entry.product(),
                entry.scope(),
                by.automatic(),
                entry.value(),
                entry.oldValue() == null ? approved.current() : entry.oldValue(),
                entry.validity().from(),
                entry.id(),
                by.actor(),
                by.reason(),
                by.at(),
                trace);
    }
}
