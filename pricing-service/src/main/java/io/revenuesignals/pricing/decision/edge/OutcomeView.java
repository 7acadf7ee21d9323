package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.decision.Outcome;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Judgement;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.TimelineClash;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What came of the wish to decide: a decision, or a recommendation that waits for another person.
 *
 * @param state {@code APPROVED}, {@code DECLINED} or {@code WAITING}
 */
record OutcomeView(
        Recommendation.State state,
        @Nullable DecisionView decision,
        @Nullable RecommendationView recommendation) {

    /** A price in the way, as clients see it. */
    record ClashView(
            TimelineClash.Kind kind,
            UUID price,
            MoneyAmount value,
            Instant validFrom,
            @Nullable Instant validTo) {

        static ClashView of(TimelineClash clash) {
            return new ClashView(
                    clash.kind(),
                    clash.entry().id(),
                    money(clash.entry().value()),
                    clash.entry().validity().from(),
                    clash.entry().validity().to());
        }
    }

    /** The answer for an outcome; a "no" is a problem and undoes whatever was done. */
    static ResponseEntity<OutcomeView> answer(Outcome outcome, HttpStatus decided) {
        return switch (outcome) {
            case Outcome.Decided(Decision decision) -> decided(decision, decided);
            case Outcome.Queued(Recommendation waiting) -> queued(waiting);
            case Outcome.Refused(Judgement judgement) -> throw refused(judgement);
            case Outcome.Conflicting(List<TimelineClash> clashes) -> throw conflicting(clashes);
            case Outcome.NotWaiting(Recommendation found) -> throw notWaiting(found);
            case Outcome.OnlyByAnother(Recommendation found) -> throw onlyByAnother(found);
            case Outcome.NotOpen(PriceRequest found) ->
                throw Problem.of(ProblemCatalog.CONFLICT, "The request is " + found.state() + ".")
                        .with("state", found.state());
            case Outcome.Unknown() ->
                throw Problem.of(ProblemCatalog.NOT_FOUND, "There is no such recommendation or request.");
        };
    }

    private static ResponseEntity<OutcomeView> decided(Decision decision, HttpStatus status) {
        Recommendation.State state = switch (decision.kind()) {
            case APPROVED -> Recommendation.State.APPROVED;
            case DECLINED -> Recommendation.State.DECLINED;
        };
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/v1/prices/" + decision.price()));
        }
        return answer.body(new OutcomeView(state, DecisionView.of(decision), null));
    }

    private static ResponseEntity<OutcomeView> queued(Recommendation waiting) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/recommendations/" + waiting.id()))
                .body(new OutcomeView(waiting.state(), null, RecommendationView.listed(waiting)));
    }

    private static Problem refused(Judgement judgement) {
        Problem problem = Problem.of(ProblemCatalog.RULE_VIOLATED, "The policy forbids this price.")
                .with("findings", judgement.forbidding());
        return judgement
                .nearest()
                .map(nearest -> problem.with("nearestAllowed", money(nearest)))
                .orElse(problem);
    }

    private static Problem conflicting(List<TimelineClash> clashes) {
        return Problem.of(ProblemCatalog.CONFLICT, "Other prices are in the way.")
                .with("clashes", clashes.stream().map(ClashView::of).toList());
    }

    private static Problem notWaiting(Recommendation found) {
        String detail = found.isWaiting()
                ? "The recommendation has expired."
                : "The recommendation is " + found.state() + " and no longer waits for a decision.";
        return Problem.of(ProblemCatalog.CONFLICT, detail).with("state", found.state());
    }

    private static Problem onlyByAnother(Recommendation found) {
        return Problem.of(
                        ProblemCatalog.FORBIDDEN,
                        "A step of this size is approved by somebody else than the one who proposed it.")
                .with("proposer", found.proposer());
    }

    private static MoneyAmount money(Money money) {
        return MoneyAmount.of(money.text(), money.currency());
    }
}
