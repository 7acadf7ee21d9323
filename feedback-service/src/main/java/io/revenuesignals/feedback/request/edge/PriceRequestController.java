package io.revenuesignals.feedback.request.edge;

import io.revenuesignals.contracts.Place;
import io.revenuesignals.feedback.request.HandlingPriceRequests;
import io.revenuesignals.feedback.request.PriceRequests;
import io.revenuesignals.feedback.request.PriceRequests.Search;
import io.revenuesignals.feedback.request.PriceRequests.Sight;
import io.revenuesignals.feedback.request.RaisePriceRequest;
import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawing;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
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

/** Price requests over HTTP. Sales people see and raise those of their own accounts; somebody else's do not exist for them. */
@RestController
@RequestMapping("/v1/price-requests")
class PriceRequestController {

    private final HandlingPriceRequests handling;
    private final PriceRequests requests;
    private final Commands commands;

    PriceRequestController(HandlingPriceRequests handling, PriceRequests requests, Commands commands) {
        this.handling = handling;
        this.requests = requests;
        this.commands = commands;
    }

    @Operation(summary = "Raises a price request of a retailer or channel")
    @ApiResponse(responseCode = "201", description = "The request", useReturnTypeSchema = true)
    @PostMapping
    Mono<ResponseEntity<PriceRequestView>> raise(
            ServerWebExchange exchange, Caller caller, @RequestBody PriceRequestRequest body) {
        requireOwnAccount(caller, body.place());
        if (body.neededBy().isBefore(handling.today())) {
            throw Problem.of(ProblemCatalog.RULE_VIOLATED, "The answer would be needed in the past")
                    .field("/neededBy", "must not be in the past");
        }
        return commands.run(
                exchange,
                body,
                PriceRequestView.class,
                handling.raise(command(body, caller)).map(this::created));
    }

    @Operation(summary = "Withdraws a price request")
    @PostMapping("/{id}/withdraw")
    Mono<ResponseEntity<PriceRequestView>> withdraw(
            ServerWebExchange exchange, Caller caller, @PathVariable String id, @RequestBody WithdrawalRequest body) {
        UUID request = idOf(id);
        Mono<ResponseEntity<PriceRequestView>> withdrawing = requests.find(request, sight(caller))
                .flatMap(seen -> handling.withdraw(request, caller.subject(), body.reason()))
                .switchIfEmpty(Mono.error(PriceRequestController::missing))
                .map(this::answer);
        return commands.run(exchange, body, PriceRequestView.class, withdrawing);
    }

    @Operation(summary = "Shows a price request")
    @GetMapping("/{id}")
    Mono<PriceRequestView> show(Caller caller, @PathVariable String id) {
        return requests.find(idOf(id), sight(caller))
                .map(this::view)
                .switchIfEmpty(Mono.error(PriceRequestController::missing));
    }

    @Operation(summary = "Lists price requests")
    @GetMapping
    Mono<Page<PriceRequestView>> list(
            Caller caller,
            @Parameter(description = "Only requests in this state") @RequestParam(required = false)
                    PriceRequest.@Nullable State state,
            @RequestParam(required = false) @Nullable String product,
            @Parameter(description = "Only requests of this retailer") @RequestParam(required = false) @Nullable
                    String retailer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) int limit) {
        int most = Page.limit(limit);
        return requests.list(new Search(
                        state,
                        product,
                        retailer,
                        sight(caller),
                        handling.today(),
                        after == null ? null : Page.uuid(after),
                        most + 1))
                .collectList()
                .map(found ->
                        Page.of(found, most, this::view, request -> request.id().toString()));
    }

    private static RaisePriceRequest command(PriceRequestRequest body, Caller caller) {
        return new RaisePriceRequest(
                body.product(),
                asker(body.place()),
                new Money(body.wishedPrice().amount(), body.wishedPrice().currency()),
                body.reason(),
                body.neededBy(),
                body.expectedExtraUnits(),
                caller.subject());
    }

    private static Asker asker(Place place) {
        String retailer = place.retailer();
        return retailer == null ? new Asker.Channel(String.valueOf(place.channel())) : new Asker.Retailer(retailer);
    }

    private static void requireOwnAccount(Caller caller, Place place) {
        String retailer = place.retailer();
        if (retailer != null && !caller.maySee(retailer)) {
            throw Problem.of(ProblemCatalog.FORBIDDEN, "The retailer is not one of the caller's accounts")
                    .field("/place/retailer", "is not one of the caller's accounts");
        }
    }

    private static Sight sight(Caller caller) {
        return caller.has("pricing") ? new Sight.Everything() : new Sight.Own(caller.subject(), caller.accounts());
    }

    private ResponseEntity<PriceRequestView> created(PriceRequest request) {
        return ResponseEntity.created(URI.create("/v1/price-requests/" + request.id()))
                .body(view(request));
    }

    private ResponseEntity<PriceRequestView> answer(Withdrawing outcome) {
        return switch (outcome) {
            case Withdrawing.Done done -> ResponseEntity.ok(view(done.request()));
            case Withdrawing.Closed closed ->
                throw Problem.of(ProblemCatalog.CONFLICT, "The request is closed")
                        .with("state", closed.state().name());
        };
    }

    private PriceRequestView view(PriceRequest request) {
        return PriceRequestView.of(request, handling.today());
    }

    private static UUID idOf(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static Problem missing() {
        return Problem.of(ProblemCatalog.NOT_FOUND, "There is no such price request");
    }
}
