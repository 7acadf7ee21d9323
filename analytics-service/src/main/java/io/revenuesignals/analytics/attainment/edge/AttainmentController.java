package io.revenuesignals.analytics.attainment.edge;

import io.revenuesignals.analytics.attainment.Goals;
import io.revenuesignals.analytics.attainment.MeasuringGoals;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where goals stand. */
@RestController
@RequestMapping("/v1/goals")
class AttainmentController {

    private final Goals goals;
    private final MeasuringGoals measuring;

    AttainmentController(Goals goals, MeasuringGoals measuring) {
        this.goals = goals;
        this.measuring = measuring;
    }

    /** One goal, measured now. */
    @Operation(summary = "Measures one goal as of now")
    @GetMapping("/{id}/attainment")
    Mono<AttainmentView> attainment(@PathVariable String id) {
        return goals.find(id)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no such goal")))
                .flatMap(measuring::measure)
                .map(AttainmentView::of);
    }

    /** All goals as last announced, in the order of their ids. */
    @Operation(summary = "Lists all goals as last measured")
    @GetMapping("/attainment")
    Mono<Page<AttainmentView>> attainment(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return goals.announced(most + 1, after)
                .map(found -> Page.of(
                        found,
                        most,
                        AttainmentView::of,
                        attainment -> attainment.goal().id()));
    }
}
