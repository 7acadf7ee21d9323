package io.revenuesignals.analytics.response.edge;

import io.revenuesignals.analytics.response.ComparingPrices;
import io.revenuesignals.analytics.response.ComparingPrices.Compared;
import io.revenuesignals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Own and competitors' shelf prices. */
@RestController
class ObservedPriceController {

    private final ComparingPrices comparing;

    ObservedPriceController(ComparingPrices comparing) {
        this.comparing = comparing;
    }

    /** A price as a decimal string; {@code price} is for one own pack where the pack is another's. */
    record RivalView(
            String product, String brand, String price, String pricePerOwnPack, Instant seenAt, long ageDays) {}

    /**
     * An own product at a retailer.
     *
     * @param index own price over the competitors' sales-weighted price; absent where none was seen
     * @param ageDays days since it was seen, by the newest observation of the category
     */
    record ObservedView(
            String product,
            String retailer,
            String price,
            String currency,
            int places,
            int looks,
            Instant seenAt,
            long ageDays,
            @Nullable String competitorPrice,
            @Nullable Double index,
            List<RivalView> competitors) {

        static ObservedView of(Compared compared) {
            return new ObservedView(
                    compared.own().product(),
                    compared.own().retailer(),
                    compared.own().price().stripTrailingZeros().toPlainString(),
                    compared.own().currency(),
                    compared.own().places(),
                    compared.own().looks(),
                    compared.own().at(),
                    compared.ageDays(),
                    compared.competitorPrice() == null
                            ? null
                            : compared.competitorPrice().toPlainString(),
                    compared.index(),
                    compared.rivals().stream()
                            .map(rival -> new RivalView(
                                    rival.seen().product(),
                                    rival.brand(),
                                    rival.seen().price().stripTrailingZeros().toPlainString(),
                                    rival.perOwnPack().toPlainString(),
                                    rival.seen().at(),
                                    rival.ageDays()))
                            .toList());
        }
    }

    @Operation(summary = "Compares own prices as last seen with those of competitors")
    @GetMapping("/v1/prices/observed")
    Mono<Page<ObservedView>> observed(
            @RequestParam(required = false) @Nullable String product,
            @Parameter(description = "Only what concerns this retailer") @RequestParam(required = false) @Nullable
                    String retailer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return comparing.compare(product, retailer).map(found -> page(found, most, after == null ? "" : after));
    }

    private static Page<ObservedView> page(List<Compared> found, int limit, String after) {
        List<Compared> rest = found.stream()
                .filter(each -> position(each).compareTo(after) > 0)
                .toList();
        return Page.of(rest, limit, ObservedView::of, ObservedPriceController::position);
    }

    private static String position(Compared compared) {
        return compared.own().product() + "|" + compared.own().retailer();
    }
}
