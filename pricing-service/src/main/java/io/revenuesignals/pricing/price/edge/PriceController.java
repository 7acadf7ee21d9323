package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.FindingPrices;
import io.revenuesignals.pricing.price.PriceFilter;
import io.revenuesignals.pricing.price.Prices;
import io.revenuesignals.pricing.price.RevertingPrices;
import io.revenuesignals.pricing.price.Sight;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Prices: the timeline, what holds for somebody, and taking a price back. */
@RestController
@RequestMapping("/v1/prices")
class PriceController {

    private static final String PRICING = "pricing";

    private final Prices prices;
    private final FindingPrices finding;
    private final RevertingPrices reverting;
    private final Commands commands;
    private final Clock clock;

    PriceController(Prices prices, FindingPrices finding, RevertingPrices reverting, Commands commands, Clock clock) {
        this.prices = prices;
        this.finding = finding;
        this.reverting = reverting;
        this.commands = commands;
        this.clock = clock;
    }

    @Operation(summary = "Lists prices in force and planned")
    @GetMapping
    Mono<Page<PriceView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String scope,
            @Parameter(description = "Only prices that hold at this instant") @RequestParam(required = false) @Nullable
                    Instant at,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        int most = Page.limit(limit);
        return prices.list(new PriceFilter(
                        sight(caller), optional(product), scope(scope), moment(at), most + 1, position(after)))
                .collectList()
                .map(found -> Page.of(found, most, PriceView::of, PriceController::next));
    }

    @Operation(summary = "Shows a price")
    @GetMapping("/{id}")
    Mono<PriceView> one(@PathVariable UUID id, Caller caller) {
        return prices.find(id)
                .filter(found -> sight(caller).covers(found.scope()))
                .map(PriceView::of)
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    /** The price that holds for a store, a retailer or a channel: name all that are known, the most specific wins. */
    @Operation(summary = "Tells the price that holds for a store, a retailer or a channel")
    @GetMapping("/effective")
    Mono<PriceView> effective(
            @Parameter(description = "The id of the product") @RequestParam String product,
            @Parameter(description = "The store") @RequestParam(required = false) @Nullable String store,
            @Parameter(description = "The retailer") @RequestParam(required = false) @Nullable String retailer,
            @Parameter(description = "The channel") @RequestParam(required = false) @Nullable Channel channel,
            @Parameter(description = "When it is to hold; absent: now") @RequestParam(required = false) @Nullable
                    Instant at,
            Caller caller) {
        List<Scope> scopes = scopes(store, retailer, channel);
        Instant when = at == null ? clock.instant() : Checks.time(at, "at");
        return Mono.just(scopes)
                .filter(asked -> asked.stream().allMatch(sight(caller)::covers))
                .flatMap(asked -> finding.effective(Checks.id(product, "product"), asked, when))
                .map(PriceView::of)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemCatalog.NOT_FOUND, "No price is set for this product, there and then.")));
    }

    @Operation(summary = "Takes a price back")
    @PostMapping("/{id}/revert")
    Mono<ResponseEntity<PriceView>> revert(
            @PathVariable UUID id, @RequestBody ReasonRequest body, Caller caller, ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                PriceView.class,
                reverting.revert(id, caller.subject(), body.reason()).map(outcome -> answer(id, outcome)));
    }

    private static ResponseEntity<PriceView> answer(UUID id, RevertingPrices.Outcome outcome) {
        return switch (outcome) {
            case RevertingPrices.Outcome.Reverted(PriceEntry entry) -> ResponseEntity.ok(PriceView.of(entry));
            case RevertingPrices.Outcome.NotLive(PriceEntry.State state) ->
                throw Problem.of(ProblemCatalog.CONFLICT, "The price is " + state + " and cannot be taken back.")
                        .with("state", state);
            case RevertingPrices.Outcome.Unknown() -> throw unknown(id);
        };
    }

    private static Sight sight(Caller caller) {
        return new Sight(caller.has(PRICING), caller.accounts());
    }

    private static Problem unknown(UUID id) {
        return Problem.of(ProblemCatalog.NOT_FOUND, "There is no price " + id + ".");
    }

    private static List<Scope> scopes(@Nullable String store, @Nullable String retailer, @Nullable Channel channel) {
        return Stream.of(
                        Optional.ofNullable(store).map(PriceScope::store),
                        Optional.ofNullable(retailer).map(PriceScope::retailer),
                        Optional.ofNullable(channel).map(PriceScope::channel),
                        Optional.of(PriceScope.national()))
                .flatMap(Optional::stream)
                .map(scope -> Scope.parse(scope.word()))
                .toList();
    }

    private static @Nullable String optional(@Nullable String product) {
        return Checks.optionalId(product, "product");
    }

    private static @Nullable Instant moment(@Nullable Instant at) {
        return at == null ? null : Checks.time(at, "at");
    }

    private static @Nullable Scope scope(@Nullable String word) {
        return word == null ? null : Scope.parse(PriceScope.parse(word).word());
    }

    private static PriceFilter.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new PriceFilter.Position(position.at(), position.uuid());
    }

    private static String next(PriceEntry entry) {
        return new ListPosition(entry.validity().from(), entry.id().toString()).token();
    }
}
