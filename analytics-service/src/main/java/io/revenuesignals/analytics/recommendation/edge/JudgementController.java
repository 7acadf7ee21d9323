package io.revenuesignals.analytics.recommendation.edge;

import io.revenuesignals.analytics.recommendation.Recommendations;
import io.revenuesignals.analytics.recommendation.Recommendations.Judged;
import io.revenuesignals.analytics.recommendation.Recommendations.Judgement;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * How each own price was judged last: what is recommended, or why nothing is, and what the price would do that a retailer
 * asks for. Told to pricing and to that account's people only.
 */
@RestController
class JudgementController {

    private static final String RETAILER = "retailer:";

    private final Recommendations recommendations;

    JudgementController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    @Operation(summary = "Lists how each price was judged last, also where nothing was recommended")
    @GetMapping("/v1/judgements")
    Mono<Page<JudgementView>> judgements(
            Caller caller,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return recommendations
                .judgements(product, scope, most + 1, behind(after))
                .map(found -> page(found, most, caller));
    }

    private static Page<JudgementView> page(List<Judgement> found, int limit, Caller caller) {
        List<Judgement> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream()
                        .filter(judgement -> RecommendationController.maySee(
                                caller, judgement.price().scope()))
                        .map(JudgementView::of)
                        .toList(),
                found.size() > limit ? place(shown.getLast().price()) : null);
    }

    private static String place(Judged price) {
        return price.product() + ' ' + price.scope();
    }

    private static @Nullable Judged behind(@Nullable String after) {
        if (after == null) {
            return null;
        }
        int gap = after.lastIndexOf(' ' + RETAILER);
        if (gap < 0) {
            throw Page.notANext();
        }
        return new Judged(after.substring(0, gap), after.substring(gap + 1));
    }
}
