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
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.model.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.UUID;
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

/** Prices set by hand, and what was decided. */
@RestController
@RequestMapping("/v1")
class DecisionController {

    private final Decisions decisions;
    private final DecidingPrices deciding;
    private final Commands commands;
    private final Clock clock;

    DecisionController(Decisions decisions, DecidingPrices deciding, Commands commands, Clock clock) {
        this.decisions = decisions;
        this.deciding = deciding;
        this.commands = commands;
        this.clock = clock;
    }

    /** Sets a price: 201 when decided, 202 when another person has to approve. */
    @Operation(summary = "Sets a price, or hands it to another person to approve")
    @ApiResponse(responseCode = "201", description = "Decided", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Another person has to approve", useReturnTypeSchema = true)
    @PostMapping("/prices")
    Mono<ResponseEntity<OutcomeView>> propose(
            @RequestBody ProposalRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                OutcomeView.class,
                deciding.propose(body.by(caller.subject(), clock.instant()))
                        .map(outcome -> OutcomeView.answer(outcome, HttpStatus.CREATED)));
    }

    @Operation(summary = "Lists decisions")
    @GetMapping("/decisions")
    Mono<Page<DecisionView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String scope,
            @Parameter(description = "Only the decision on this recommendation")
                    @RequestParam(required = false)
                    @Nullable
                    String recommendation,
            @Parameter(description = "Only decisions on this price request") @RequestParam(required = false) @Nullable
                    String request,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        Scope where = scope == null ? null : Scope.parse(PriceScope.parse(scope).word());
        return decisions
                .list(new DecisionFilter(
                        Checks.optionalId(product, "product"),
                        where,
                        Checks.optionalId(recommendation, "recommendation"),
                        Checks.optionalId(request, "request"),
                        most + 1,
                        position(after)))
                .collectList()
                .map(found -> Page.of(found, most, DecisionView::of, DecisionController::next));
    }

    @Operation(summary = "Shows a decision")
    @GetMapping("/decisions/{id}")
    Mono<DecisionView> one(@PathVariable UUID id) {
        return decisions
                .find(id)
                .map(DecisionView::of)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no decision " + id + ".")));
    }

    private static DecisionFilter.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new DecisionFilter.Position(position.at(), position.uuid());
    }

    private static String next(Decision decision) {
        return new ListPosition(decision.decidedAt(), decision.id().toString()).token();
    }
}
