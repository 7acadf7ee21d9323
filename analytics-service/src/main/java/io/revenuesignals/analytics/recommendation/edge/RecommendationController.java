package io.revenuesignals.analytics.recommendation.edge;

import io.revenuesignals.analytics.recommendation.Recommendation;
import io.revenuesignals.analytics.recommendation.Recommendations;
import io.revenuesignals.analytics.recommendation.Standing;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Recommendations with everything they rest on. What is proposed for one retailer is told to pricing and to that account's
 * people only; to others it does not exist.
 */
@RestController
@RequestMapping("/v1/recommendations")
class RecommendationController {

    private static final String RETAILER = "retailer:";

    private final Recommendations recommendations;

    RecommendationController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @Operation(summary = "Lists recommendations")
    @GetMapping
    Mono<Page<RecommendationView>> recommendations(
            Caller caller,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String scope,
            @Parameter(description = "Only what was recommended for this cause")
                    @RequestParam(required = false)
                    @Nullable
                    String cause,
            @Parameter(description = "Only recommendations in this state") @RequestParam(required = false) @Nullable
                    String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        Recommendations.Search search = new Recommendations.Search(
                product,
                scope,
                named(cause, "/cause", Standing.Cause.values()),
                named(state, "/state", Recommendation.State.values()));
        return recommendations.find(search, most + 1, after).map(found -> page(found, most, caller));
    }

    private static Page<RecommendationView> page(List<Recommendation.Kept> found, int limit, Caller caller) {
        List<Recommendation.Kept> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream()
                        .filter(kept -> maySee(caller, kept))
                        .map(RecommendationView::of)
                        .toList(),
                found.size() > limit ? shown.getLast().recommendation().id() : null);
    }

    @Operation(summary = "Shows one recommendation with its evidence")
    @GetMapping("/{id}")
    Mono<RecommendationView> recommendation(Caller caller, @PathVariable String id) {
        return recommendations
                .find(id)
                .filter(kept -> maySee(caller, kept))
                .map(RecommendationView::of)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "There is no such recommendation")));
    }

    private static boolean maySee(Caller caller, Recommendation.Kept kept) {
        return maySee(caller, kept.recommendation().scope());
    }

    /** What names a price that was worked out for one retailer is for pricing and for that account's people. */
    static boolean maySee(Caller caller, String scope) {
        return !scope.startsWith(RETAILER) || caller.maySee(scope.substring(RETAILER.length()));
    }

    private static <E extends Enum<E>> @Nullable E named(@Nullable String name, String pointer, E[] all) {
        return name == null
                ? null
                : Arrays.stream(all)
                        .filter(each -> each.name().equals(name))
                        .findAny()
                        .orElseThrow(() -> wrong(pointer, "must be one of " + Arrays.toString(all)));
    }

    private static Problem wrong(String pointer, String detail) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, pointer.substring(1) + " " + detail)
                .field(pointer, detail);
    }
}
