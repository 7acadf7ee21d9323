package io.revenuesignals.analytics.effect.edge;

import io.revenuesignals.analytics.effect.Effects;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What price changes did. A price set for one retailer is told to pricing and to that account's people. */
@RestController
class EffectController {

    private static final String RETAILER = "retailer:";

    private final Effects effects;

    EffectController(Effects effects) {
        this.effects = effects;
    }

    record EffectView(
            String price,
            String product,
            String scope,
            String value,
            @Nullable String oldValue,
            String currency,
            Instant validFrom,
            @Nullable String recommendation,
            String verdict,
            int weeks,
            Effects.@Nullable Figures figures) {

        static EffectView of(Effects.Effect effect) {
            return new EffectView(
                    effect.change().price(),
                    effect.change().product(),
                    effect.change().scope(),
                    effect.change().value().stripTrailingZeros().toPlainString(),
                    effect.change().oldValue() == null
                            ? null
                            : effect.change().oldValue().stripTrailingZeros().toPlainString(),
                    effect.change().currency(),
                    effect.change().validFrom(),
                    effect.change().recommendation(),
                    effect.verdict(),
                    effect.weeks(),
                    effect.figures());
        }
    }

    @Operation(summary = "Lists what price changes did, against what was expected")
    @GetMapping("/v1/effects")
    Mono<Page<EffectView>> effects(
            Caller caller,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return effects.find(product, most + 1, after).map(found -> page(found, most, caller));
    }

    private static Page<EffectView> page(List<Effects.Effect> found, int limit, Caller caller) {
        List<Effects.Effect> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream()
                        .filter(effect -> maySee(caller, effect.change().scope()))
                        .map(EffectView::of)
                        .toList(),
                found.size() > limit ? shown.getLast().change().price() : null);
    }

    private static boolean maySee(Caller caller, String scope) {
        return !scope.startsWith(RETAILER) || caller.maySee(scope.substring(RETAILER.length()));
    }
}
