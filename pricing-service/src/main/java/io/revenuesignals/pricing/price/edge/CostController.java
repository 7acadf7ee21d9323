package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.price.CostFilter;
import io.revenuesignals.pricing.price.Costs;
import io.revenuesignals.pricing.price.SettingCosts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Costs. */
@RestController
@RequestMapping("/v1/costs")
class CostController {

    private final SettingCosts setting;
    private final Costs costs;
    private final Commands commands;

    CostController(SettingCosts setting, Costs costs, Commands commands) {
        this.setting = setting;
        this.costs = costs;
        this.commands = commands;
    }

    @Operation(summary = "Sets what a product costs")
    @PutMapping
    Mono<ResponseEntity<CostView>> set(@RequestBody CostRequest body, Caller caller, ServerWebExchange exchange) {
        Cost cost = body.by(caller.subject());
        return commands.run(
                exchange, body, CostView.class, setting.set(cost).thenReturn(ResponseEntity.ok(CostView.of(cost))));
    }

    /** The latest cost of each scope that holds on a day; without a day every cost ever set. */
    @Operation(summary = "Lists costs")
    @GetMapping
    Mono<Page<CostView>> list(
            @RequestParam(required = false) @Nullable String product,
            @Parameter(
                            description =
                                    "Only the latest cost of each scope that holds on this day; absent: every cost ever set")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate at,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return costs.list(new CostFilter(
                        Checks.optionalId(product, "product"),
                        at == null ? null : Checks.day(at, "at"),
                        most + 1,
                        CostPosition.parse(after)))
                .collectList()
                .map(found -> Page.of(found, most, CostView::of, CostPosition::token));
    }
}
