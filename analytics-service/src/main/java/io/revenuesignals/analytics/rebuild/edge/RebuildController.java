package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.Rebuilds;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks for a building anew and tells how far it is; for operators. */
@RestController
@RequestMapping("/v1/rebuild")
class RebuildController {

    private final Rebuilds rebuilds;
    private final FactLogs logs;

    RebuildController(Rebuilds rebuilds, FactLogs logs) {
        this.rebuilds = rebuilds;
        this.logs = logs;
    }

    /**
     * Begins one.
     *
     * @param evenIfIncomplete also when the log has lost facts, which are then lost here too
     */
    @Operation(summary = "Begins to build anew what is kept, from the log")
    @ApiResponse(responseCode = "202", description = "It will begin", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", content = @Content)
    @ApiResponse(responseCode = "422", content = @Content)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RebuildView> request(
            Caller caller,
            @Parameter(description = "Also when the log has lost facts, which are then lost here too")
                    @RequestParam(defaultValue = "false")
                    boolean evenIfIncomplete) {
        return rebuilds.latest()
                .filter(Rebuild::isUnderWay)
                .flatMap(underWay -> Mono.<RebuildView>error(underWay(underWay)))
                .switchIfEmpty(Mono.defer(() -> begin(caller.subject(), evenIfIncomplete)));
    }

    private record Extent(long size, long gone) {}

    private Mono<RebuildView> begin(String by, boolean evenIfIncomplete) {
        return Mono.fromCallable(this::extent)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(log -> log.gone() > 0 && !evenIfIncomplete
                        ? Mono.error(incomplete(log.gone()))
                        : rebuilds.request(by, log.size()))
                .map(RebuildView::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        ProblemCatalog.CONFLICT, "Another building anew was asked for at the same moment.")));
    }

    private Extent extent() {
        try (FactLog log = logs.open()) {
            return new Extent(log.size(), log.gone());
        }
    }

    private static Problem underWay(Rebuild rebuild) {
        return Problem.of(
                        ProblemCatalog.CONFLICT,
                        "A building anew is under way since " + rebuild.requestedAt() + ", asked for by "
                                + rebuild.requestedBy() + "; " + rebuild.percent() + " % of the log is read.")
                .with("rebuild", rebuild.id())
                .with("percent", rebuild.percent());
    }

    private static Problem incomplete(long gone) {
        return Problem.of(
                        ProblemCatalog.RULE_VIOLATED,
                        "The log has lost its " + gone
                                + " oldest records of observations and sales: what is kept of them here would be lost too. "
                                + "Ask with evenIfIncomplete=true if that is meant.")
                .with("recordsGone", gone);
    }

    @Operation(summary = "Tells how far the latest building anew is")
    @ApiResponse(responseCode = "200", description = "The latest", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", content = @Content)
    @GetMapping
    Mono<RebuildView> latest() {
        return rebuilds.latest()
                .map(RebuildView::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "Nothing was ever built anew.")));
    }
}
