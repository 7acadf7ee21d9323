package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import reactor.core.publisher.Mono;

/**
 * Ties requests to the decisions that answer them, whichever is heard of first. A request is answered once. Runs in the
 * caller's transaction.
 */
public final class AnsweringRequests {

    private final PriceRequests requests;
    private final Decisions decisions;
    private final Recommendations recommendations;
    private final DecisionAnnouncements announcements;

    public AnsweringRequests(
            PriceRequests requests,
            Decisions decisions,
            Recommendations recommendations,
            DecisionAnnouncements announcements) {
        this.requests = requests;
        this.decisions = decisions;
        this.recommendations = recommendations;
        this.announcements = announcements;
    }

    /** A request came in; what was decided on it already answers it now. */
    public Mono<Void> raised(PriceRequest request) {
        return requests.add(request)
                .filter(added -> added)
                .flatMap(added -> decisions.answering(request.id()))
                .flatMap(this::decided);
    }

    /** The asker no longer wants it: what waits for that reason waits no longer. */
    public Mono<Void> withdrawn(String request, String reason) {
        return requests.claim(request)
                .filter(PriceRequest::isOpen)
                .flatMap(open -> requests.save(open.withdrawn()))
                .then(release(request, reason));
    }

    /** What waits because of a request waits no longer. */
    Mono<Void> release(String request, String reason) {
        return recommendations
                .claimWaitingFor(request)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(waiting -> recommendations.save(waiting.in(Recommendation.State.WITHDRAWN, reason)))
                .then();
    }

    Mono<PriceRequest> find(String id) {
        return requests.find(id);
    }

    Mono<PriceRequest> claim(String id) {
        return requests.claim(id);
    }

    /** Something was decided; when a request asked for it, the request is answered. */
    public Mono<Void> decided(Decision decision) {
        return Mono.justOrEmpty(decision.request())
                .flatMap(requests::claim)
                .filter(PriceRequest::isOpen)
                .map(open -> open.answeredBy(decision.id()))
                .flatMap(answered -> requests.save(answered).then(announcements.answered(answered, decision)));
    }
}
