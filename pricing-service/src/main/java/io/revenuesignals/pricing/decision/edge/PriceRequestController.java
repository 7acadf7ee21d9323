package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.decision.DecidingPrices;
import io.revenuesignals.pricing.decision.DeclineRequest;
import io.revenuesignals.pricing.decision.PriceRequestFilter;
import io.revenuesignals.pricing.decision.PriceRequests;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** What retailers ask for, and saying no to it. Yes is said by a price that names the request. */
@RestController
@RequestMapping("/v1/price-requests")
class PriceRequestController {

    private final PriceRequests requests;
    private final DecidingPrices deciding;
    private final Commands commands;

    PriceRequestController(PriceRequests requests, DecidingPrices deciding, Commands commands) {
        this.requests = requests;
        this.deciding = deciding;
        this.commands = commands;
    }

    @Operation(summary = "Lists price requests that were raised")
    @GetMapping
    Mono<Page<PriceRequestView>> list(
            @Parameter(description = "Only requests in this state") @RequestParam(required = false)
                    PriceRequest.@Nullable State state,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return requests.list(
                        new PriceRequestFilter(state, Checks.optionalId(product, "product"), most + 1, position(after)))
                .collectList()
                .map(found -> Page.of(found, most, PriceRequestView::of, PriceRequestController::next));
    }

    @Operation(summary = "Shows a price request")
    @GetMapping("/{id}")
    Mono<PriceRequestView> one(@PathVariable String id) {
        return requests.find(Checks.id(id, "id"))
                .map(PriceRequestView::of)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no price request " + id + ".")));
    }

    @Operation(summary = "Declines a price request")
    @PostMapping("/{id}/decline")
    Mono<ResponseEntity<OutcomeView>> decline(
            @PathVariable String id, @RequestBody RefusalRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                OutcomeView.class,
                deciding.decline(new DeclineRequest(Checks.id(id, "id"), body.reason(), caller.subject()))
                        .map(outcome -> OutcomeView.answer(outcome, HttpStatus.OK)));
    }

    private static PriceRequestFilter.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new PriceRequestFilter.Position(position.at(), position.id());
    }

    private static String next(PriceRequest request) {
        return new ListPosition(request.raisedAt(), request.id()).token();
    }
}
