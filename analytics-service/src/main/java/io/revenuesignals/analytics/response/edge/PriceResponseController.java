package io.revenuesignals.analytics.response.edge;

import io.revenuesignals.analytics.response.Estimate;
import io.revenuesignals.analytics.response.Estimates;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How sales answer to prices. */
@RestController
class PriceResponseController {

    private final Estimates estimates;

    PriceResponseController(Estimates estimates) {
        this.estimates = estimates;
    }

    /**
     * The response of one product at one retailer.
     *
     * @param state ESTIMATED or TOO_LITTLE_DATA
     * @param elasticity per cent of units per per cent of price; absent with too little data, as are all figures of it
     * @param n weeks behind it
     */
    record PriceResponseView(
            String product,
            String retailer,
            String state,
            @Nullable Double elasticity,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double level,
            @Nullable Double probabilityNegative,
            @Nullable Double shareOfOwnData,
            Estimate.@Nullable Cross crossElasticity,
            List<Estimate.Lift> lifts,
            long n,
            Estimate.Evidence evidence,
            List<String> missing,
            @Nullable String toObserve,
            LocalDate asOf,
            String modelVersion) {

        static PriceResponseView of(Estimate estimate) {
            Estimate.Response response = estimate.response();
            return new PriceResponseView(
                    estimate.product(),
                    estimate.retailer(),
                    response == null ? "TOO_LITTLE_DATA" : "ESTIMATED",
                    response == null ? null : (Double) response.elasticity(),
                    response == null ? null : (Double) response.low(),
                    response == null ? null : (Double) response.high(),
                    response == null ? null : (Double) response.level(),
                    response == null ? null : (Double) response.probabilityNegative(),
                    response == null ? null : (Double) response.shareOfCellData(),
                    response == null ? null : response.cross(),
                    response == null ? List.of() : response.lifts(),
                    estimate.evidence().observations(),
                    estimate.evidence(),
                    estimate.missing(),
                    estimate.toObserve().isEmpty() ? null : estimate.toObserve(),
                    estimate.asOf(),
                    estimate.modelVersion());
        }
    }

    @Operation(summary = "Lists how units respond to price, per product and retailer")
    @GetMapping("/v1/price-response")
    Mono<Page<PriceResponseView>> responses(
            @RequestParam(required = false) @Nullable String product,
            @Parameter(description = "Only what concerns this retailer") @RequestParam(required = false) @Nullable
                    String retailer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return estimates
                .find(product, retailer, most + 1, position(after))
                .map(found -> Page.of(found, most, PriceResponseView::of, PriceResponseController::cursor));
    }

    private static String cursor(Estimate last) {
        String text = last.product() + '\n' + last.retailer();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Estimates.@Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2);
            return new Estimates.Position(parts[0], parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            throw wrong("/after", "is not a cursor of this list");
        }
    }

    private static Problem wrong(String pointer, String detail) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, pointer.substring(1) + " " + detail)
                .field(pointer, detail);
    }
}
