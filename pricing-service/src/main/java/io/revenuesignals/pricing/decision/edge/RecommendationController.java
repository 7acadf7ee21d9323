package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.decision.DecidingPrices;
import io.revenuesignals.pricing.decision.DecisionFilter;
import io.revenuesignals.pricing.decision.Decisions;
import io.revenuesignals.pricing.decision.DeclineRecommendation;
import io.revenuesignals.pricing.decision.RecommendationFilter;
import io.revenuesignals.pricing.decision.Recommendations;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What waits for a decision, and deciding it. */
@RestController
@RequestMapping("/v1/recommendations")
class RecommendationController {

    private final Recommendations recommendations;
    private final Decisions decisions;
    private final DecidingPrices deciding;
    private final Commands commands;
    private final JsonMapper json;

    RecommendationController(
            Recommendations recommendations,
            Decisions decisions,
            DecidingPrices deciding,
            Commands commands,
            JsonMapper json) {
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.deciding = deciding;
        this.commands = commands;
        this.json = json;
    }

    @Operation(summary = "Lists recommendations that wait or were decided")
    @GetMapping
    Mono<Page<RecommendationView>> list(
            @Parameter(description = "Only recommendations in this state") @RequestParam(required = false)
                    Recommendation.@Nullable State state,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String scope,
            @Parameter(description = "Only recommendations that answer this price request")
                    @RequestParam(required = false)
                    @Nullable
                    String request,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        Scope where = scope == null ? null : Scope.parse(PriceScope.parse(scope).word());
        return recommendations
                .list(new RecommendationFilter(
                        state,
                        Checks.optionalId(product, "product"),
                        where,
                        Checks.optionalId(request, "request"),
                        most + 1,
                        position(after)))
                .collectList()
                .map(found -> Page.of(found, most, RecommendationView::listed, RecommendationController::next));
    }

    @Operation(summary = "Shows a recommendation and the decision on it")
    @GetMapping("/{id}")
    Mono<RecommendationView> one(@PathVariable String id) {
        return recommendations
                .find(Checks.id(id, "id"))
                .flatMap(found -> decisionOn(id).map(decision -> RecommendationView.alone(found, decision, json)))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no recommendation " + id + ".")));
    }

    @Operation(summary = "Approves a recommendation, as proposed or changed")
    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<OutcomeView>> approve(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ApprovalRequest body,
            Caller caller,
            ServerWebExchange exchange) {
        ApprovalRequest approval = body == null ? ApprovalRequest.asProposed() : body;
        return commands.run(
                exchange,
                approval,
                OutcomeView.class,
                deciding.approve(approval.of(Checks.id(id, "id"), caller.subject()))
                        .map(outcome -> OutcomeView.answer(outcome, HttpStatus.OK)));
    }

    @Operation(summary = "Declines a recommendation")
    @PostMapping("/{id}/decline")
    Mono<ResponseEntity<OutcomeView>> decline(
            @PathVariable String id, @RequestBody RefusalRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                OutcomeView.class,
                deciding.decline(new DeclineRecommendation(Checks.id(id, "id"), body.reason(), caller.subject()))
                        .map(outcome -> OutcomeView.answer(outcome, HttpStatus.OK)));
    }

    private Mono<Optional<Decision>> decisionOn(String recommendation) {
        return decisions
                .list(new DecisionFilter(null, null, recommendation, null, 1, null))
                .singleOrEmpty()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static RecommendationFilter.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new RecommendationFilter.Position(position.at(), position.id());
    }

    private static String next(Recommendation recommendation) {
        return new ListPosition(recommendation.receivedAt(), recommendation.id()).token();
    }
}
