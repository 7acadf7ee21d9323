package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Advice;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** People decide: they approve, change, decline, or set a price themselves. Runs in the caller's transaction. */
public final class DecidingPrices {

    private final Recommendations recommendations;
    private final Decisions decisions;
    private final Situations situations;
    private final ApprovingPrices approving;
    private final AnsweringRequests requests;
    private final DecisionAnnouncements announcements;
    private final Traces traces;
    private final Supplier<UUID> ids;
    private final Clock clock;

    DecidingPrices(
            Recommendations recommendations,
            Decisions decisions,
            Situations situations,
            ApprovingPrices approving,
            AnsweringRequests requests,
            DecisionAnnouncements announcements,
            Traces traces,
            Supplier<UUID> ids,
            Clock clock) {
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.situations = situations;
        this.approving = approving;
        this.requests = requests;
        this.announcements = announcements;
        this.traces = traces;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Approves what waits, as it is or changed. A change too large for one person makes that person the proposer, and
     * waits on for another one.
     */
    public Mono<Outcome> approve(ApproveRecommendation command) {
        Instant now = now();
        return waiting(command.recommendation(), now, waiting -> approve(waiting, command, now));
    }

    /** Declines what waits. */
    public Mono<Outcome> decline(DeclineRecommendation command) {
        Instant now = now();
        return waiting(command.recommendation(), now, waiting -> decline(waiting, command, now));
    }

    /** Answers a request with no; what waits because of it waits no longer. */
    public Mono<Outcome> decline(DeclineRequest command) {
        return requests.claim(command.request())
                .flatMap(found -> found.isOpen() ? decline(found, command) : Mono.just(new Outcome.NotOpen(found)))
                .defaultIfEmpty(new Outcome.Unknown());
    }

    /** Sets a price, at once or, when the step is too large for one person, after another one approved. */
    public Mono<Outcome> propose(ProposePrice command) {
        Instant now = now();
        Recommendation proposed = proposed(command, now);
        return situations.of(proposed, now).flatMap(situation -> propose(proposed, situation, command, now));
    }

    private Mono<Outcome> waiting(String id, Instant now, Function<Recommendation, Mono<Outcome>> decide) {
        return recommendations
                .claim(id)
                .flatMap(found -> found.isWaiting() && !found.isExpiredAt(now)
                        ? decide.apply(found)
                        : Mono.just(new Outcome.NotWaiting(found)))
                .defaultIfEmpty(new Outcome.Unknown());
    }

    private Mono<Outcome> approve(Recommendation waiting, ApproveRecommendation command, Instant now) {
        Recommendation wanted = wanted(waiting, command);
        return situations.of(wanted, now).flatMap(situation -> approve(waiting, wanted, situation, command, now));
    }

    private Mono<Outcome> approve(
            Recommendation waiting,
            Recommendation wanted,
            Situations.Situation situation,
            ApproveRecommendation command,
            Instant now) {
        if (!situation.judgement().isAllowed()) {
            return Mono.just(new Outcome.Refused(situation.judgement()));
        }
        if (!situation.clashes().isEmpty()) {
            return Mono.just(new Outcome.Conflicting(situation.clashes()));
        }
        if (situation.proposerMayApprove()) {
            return approved(wanted, situation, command, now);
        }
        return isProposer(wanted, command.actor())
                .flatMap(proposer -> proposer
                        ? waitForAnother(waiting, wanted, situation)
                        : approved(wanted, situation, command, now));
    }

    private Mono<Outcome> approved(
            Recommendation wanted, Situations.Situation situation, ApproveRecommendation command, Instant now) {
        String reason = command.reason() == null ? "approved as recommended" : command.reason();
        return approving
                .approve(
                        wanted,
                        situation,
                        new ApprovingPrices.Approval(wanted.id(), command.actor(), reason, false, now))
                .flatMap(outcome -> recommendations
                        .save(wanted.in(Recommendation.State.APPROVED, null))
                        .thenReturn(outcome));
    }

    /** Whoever proposed it, or wrote down the request that it answers. */
    private Mono<Boolean> isProposer(Recommendation wanted, String actor) {
        return wanted.proposer().equals(actor)
                ? Mono.just(true)
                : Mono.justOrEmpty(wanted.request())
                        .flatMap(requests::find)
                        .map(request -> request.raisedBy().equals(actor))
                        .defaultIfEmpty(false);
    }

    private Mono<Outcome> waitForAnother(
            Recommendation waiting, Recommendation wanted, Situations.Situation situation) {
        if (wanted.equals(waiting)) {
            return Mono.just(new Outcome.OnlyByAnother(waiting));
        }
        Recommendation queued = wanted.found(situation.judgement().breaches(), null);
        return recommendations.save(queued).thenReturn(new Outcome.Queued(queued));
    }

    /** What the person wants to approve; another price than proposed makes that person its proposer. */
    private static Recommendation wanted(Recommendation waiting, ApproveRecommendation command) {
        Money value = command.value() == null ? waiting.proposed() : command.value();
        Instant from = command.validFrom() == null ? waiting.validFrom() : command.validFrom();
        String proposer = value.equals(waiting.proposed()) ? waiting.proposer() : command.actor();
        return waiting.amended(value, from, proposer);
    }

    private Mono<Outcome> decline(Recommendation waiting, DeclineRecommendation command, Instant now) {
        return traces.current()
                .map(trace -> declined(waiting, command, now, trace))
                .flatMap(decision -> decisions
                        .add(decision)
                        .then(recommendations.save(waiting.in(Recommendation.State.DECLINED, null)))
                        .then(tellDeclined(waiting, decision))
                        .then(requests.decided(decision))
                        .thenReturn(new Outcome.Decided(decision)));
    }

    private Mono<Outcome> decline(PriceRequest open, DeclineRequest command) {
        return traces.current()
                .map(trace -> declined(open, command, trace))
                .flatMap(decision -> decisions
                        .add(decision)
                        .then(requests.decided(decision))
                        .then(requests.release(open.id(), "the request was declined"))
                        .thenReturn(new Outcome.Decided(decision)));
    }

    private Decision declined(PriceRequest open, DeclineRequest command, Decision.Trace trace) {
        return new Decision(
                ids.get(),
                Decision.Kind.DECLINED,
                null,
                open.id(),
                open.product(),
                open.scope(),
                false,
                null,
                null,
                null,
                null,
                command.actor(),
                command.reason(),
                now(),
                trace);
    }

    /** Only what others recommended is of interest to them. */
    private Mono<Void> tellDeclined(Recommendation waiting, Decision decision) {
        return waiting.isByHand() ? Mono.empty() : announcements.declined(waiting.id(), decision);
    }

    private Decision declined(
            Recommendation waiting, DeclineRecommendation command, Instant now, Decision.Trace trace) {
        return new Decision(
                ids.get(),
                Decision.Kind.DECLINED,
                waiting.id(),
                waiting.request(),
                waiting.product(),
                waiting.scope(),
                false,
                null,
                waiting.current(),
                null,
                null,
                command.actor(),
                command.reason(),
                now,
                trace);
    }

    private Mono<Outcome> propose(
            Recommendation proposed, Situations.Situation situation, ProposePrice command, Instant now) {
        if (!situation.judgement().isAllowed()) {
            return Mono.just(new Outcome.Refused(situation.judgement()));
        }
        if (!situation.clashes().isEmpty()) {
            return Mono.just(new Outcome.Conflicting(situation.clashes()));
        }
        if (!situation.proposerMayApprove()) {
            Recommendation queued = proposed.found(situation.judgement().breaches(), null);
            return recommendations.add(queued).thenReturn(new Outcome.Queued(queued));
        }
        return approving.approve(
                proposed, situation, new ApprovingPrices.Approval(null, command.actor(), command.reason(), false, now));
    }

    private Recommendation proposed(ProposePrice command, Instant now) {
        return new Recommendation(
                ids.get().toString(),
                command.product(),
                command.scope(),
                command.request(),
                null,
                command.value(),
                command.validFrom(),
                command.validTo(),
                Advice.byHand(command.reason()),
                command.actor(),
                now,
                null,
                Recommendation.State.WAITING,
                List.of(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
