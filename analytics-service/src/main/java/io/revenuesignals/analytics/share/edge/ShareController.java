package io.revenuesignals.analytics.share.edge;

import io.revenuesignals.analytics.share.MarketPanels;
import io.revenuesignals.analytics.share.MarketPanels.Basis;
import io.revenuesignals.analytics.share.MarketPanels.Market;
import io.revenuesignals.analytics.share.MarketPanels.Part;
import io.revenuesignals.analytics.share.MeasuringShares;
import io.revenuesignals.analytics.share.MeasuringShares.Shares;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Market shares. */
@RestController
class ShareController {

    private final MeasuringShares measuring;
    private final MarketPanels panels;

    ShareController(MeasuringShares measuring, MarketPanels panels) {
        this.measuring = measuring;
        this.panels = panels;
    }

    /** Shares in per cent as decimal strings; they sum to 100.00. */
    record SharesView(
            String category,
            String basis,
            String by,
            LocalDate from,
            LocalDate to,
            int stores,
            int universe,
            double coverage,
            List<ShareView> shares) {}

    record ShareView(
            String part, String percent, @Nullable Double standardError, MeasuringShares.@Nullable Change change) {}

    /** The range is in whole ISO weeks: both days are Mondays. */
    @Operation(summary = "Tells the market shares of some weeks, with coverage and standard error")
    @ApiResponse(responseCode = "200", description = "The answer", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", content = @Content)
    @GetMapping("/v1/shares")
    Mono<SharesView> shares(
            @Parameter(description = "The category that is the market") @RequestParam String category,
            @Parameter(description = "First day, a Monday") @RequestParam LocalDate from,
            @Parameter(description = "The day behind the last, a Monday") @RequestParam LocalDate to,
            @Parameter(description = "What is counted: `PACKAGES`, `VOLUME` or `VALUE`")
                    @RequestParam(defaultValue = "PACKAGES")
                    String basis,
            @Parameter(description = "Whose shares: `BRAND` or another part of the market")
                    @RequestParam(defaultValue = "BRAND")
                    String by,
            @Parameter(description = "Only in this channel") @RequestParam(required = false) @Nullable String channel,
            @Parameter(description = "Only at this retailer") @RequestParam(required = false) @Nullable String retailer,
            @Parameter(description = "Only in this region") @RequestParam(required = false) @Nullable String region) {
        requireMonday(from, "/from");
        requireMonday(to, "/to");
        if (!to.isAfter(from)) {
            throw wrong("/to", "must be after from");
        }
        Market market = new Market(
                category,
                channel,
                retailer,
                region,
                named(basis, "/basis", Basis.values()),
                named(by, "/by", Part.values()));
        return refuseMixedMoney(market, from, to)
                .then(Mono.defer(() -> measuring.measure(market, from, to)))
                .map(shares -> view(market, shares));
    }

    private Mono<Void> refuseMixedMoney(Market market, LocalDate from, LocalDate to) {
        return market.basis() != Basis.VALUE
                ? Mono.empty()
                : panels.currencies(market, from, to)
                        .flatMap(found -> found.size() > 1
                                ? Mono.error(Problem.of(
                                        ProblemCatalog.RULE_VIOLATED, "Money of several currencies is not added up"))
                                : Mono.empty());
    }

    private static SharesView view(Market market, Shares shares) {
        return new SharesView(
                market.category(),
                market.basis().name(),
                market.by().name(),
                shares.from(),
                shares.to(),
                shares.stores(),
                shares.universe(),
                shares.coverage(),
                shares.parts().stream()
                        .map(share -> new ShareView(
                                share.part(), plain(share.percent()), share.standardError(), share.change()))
                        .toList());
    }

    private static String plain(BigDecimal percent) {
        return percent.toPlainString();
    }

    private static void requireMonday(LocalDate day, String pointer) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw wrong(pointer, "must be a Monday");
        }
    }

    private static <E extends Enum<E>> E named(String name, String pointer, E[] all) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> wrong(pointer, "must be one of " + Arrays.toString(all)));
    }

    private static Problem wrong(String pointer, String detail) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, pointer.substring(1) + " " + detail)
                .field(pointer, detail);
    }
}
