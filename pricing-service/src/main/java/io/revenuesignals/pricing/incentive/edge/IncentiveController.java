package io.revenuesignals.pricing.incentive.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.incentive.Incentives;
import io.revenuesignals.pricing.incentive.OfferingIncentives;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Incentives: advised, offered, over. */
@RestController
@RequestMapping("/v1/incentives")
class IncentiveController {

    private final Incentives incentives;
    private final OfferingIncentives offering;
    private final Commands commands;

    IncentiveController(Incentives incentives, OfferingIncentives offering, Commands commands) {
        this.incentives = incentives;
        this.offering = offering;
        this.commands = commands;
    }

    @Operation(summary = "Lists incentives")
    @GetMapping
    Mono<Page<IncentiveView>> list(
            @Parameter(description = "Only incentives in this state") @RequestParam(required = false)
                    Incentive.@Nullable State state,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        ListPosition position = ListPosition.parse(after);
        return incentives
                .list(new Incentives.Filter(
                        state,
                        Checks.optionalId(product, "product"),
                        most + 1,
                        position == null ? null : position.uuid()))
                .collectList()
                .map(found -> Page.of(found, most, IncentiveView::of, IncentiveController::next));
    }

    @Operation(summary = "Shows an incentive")
    @GetMapping("/{id}")
    Mono<IncentiveView> one(@PathVariable UUID id) {
        return incentives.find(id).map(IncentiveView::of).switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    @Operation(summary = "Offers an incentive")
    @ApiResponse(responseCode = "201", description = "The incentive", useReturnTypeSchema = true)
    @PostMapping
    Mono<ResponseEntity<IncentiveView>> offer(
            @RequestBody IncentiveRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                IncentiveView.class,
                offering.offer(body.terms(), caller.subject(), body.reason())
                        .map(offered -> ResponseEntity.created(URI.create("/v1/incentives/" + offered.id()))
                                .body(IncentiveView.of(offered))));
    }

    /** Offers what was recommended. */
    @Operation(summary = "Offers what was recommended")
    @PostMapping("/{id}/offer")
    Mono<ResponseEntity<IncentiveView>> accept(
            @PathVariable UUID id, @RequestBody ReasonRequest body, Caller caller, ServerWebExchange exchange) {
        return move(id, body, exchange, offering.accept(id, caller.subject(), body.reason()));
    }

    @Operation(summary = "Declines a recommended incentive")
    @PostMapping("/{id}/decline")
    Mono<ResponseEntity<IncentiveView>> decline(
            @PathVariable UUID id, @RequestBody ReasonRequest body, Caller caller, ServerWebExchange exchange) {
        return move(id, body, exchange, offering.decline(id, caller.subject(), body.reason()));
    }

    @Operation(summary = "Ends an incentive")
    @PostMapping("/{id}/end")
    Mono<ResponseEntity<IncentiveView>> end(
            @PathVariable UUID id, @RequestBody ReasonRequest body, Caller caller, ServerWebExchange exchange) {
        return move(id, body, exchange, offering.end(id, caller.subject(), body.reason()));
    }

    private Mono<ResponseEntity<IncentiveView>> move(
            UUID id, ReasonRequest body, ServerWebExchange exchange, Mono<OfferingIncentives.Outcome> command) {
        return commands.run(exchange, body, IncentiveView.class, command.map(outcome -> answer(id, outcome)));
    }

    private static ResponseEntity<IncentiveView> answer(UUID id, OfferingIncentives.Outcome outcome) {
        return switch (outcome) {
            case OfferingIncentives.Outcome.Done(Incentive incentive) -> ResponseEntity.ok(IncentiveView.of(incentive));
            case OfferingIncentives.Outcome.NotPossible(Incentive incentive) ->
                throw Problem.of(
                                ProblemCatalog.CONFLICT,
                                "The incentive is " + incentive.state() + " or has expired; that is not possible.")
                        .with("state", incentive.state());
            case OfferingIncentives.Outcome.Unknown() -> throw unknown(id);
        };
    }

    private static Problem unknown(UUID id) {
        return Problem.of(ProblemCatalog.NOT_FOUND, "There is no incentive " + id + ".");
    }

    private static String next(Incentive incentive) {
        return new ListPosition(incentive.last().at(), incentive.id().toString()).token();
    }
}
