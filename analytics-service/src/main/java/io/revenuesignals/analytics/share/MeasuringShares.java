package io.revenuesignals.analytics.share;

import io.revenuesignals.analytics.share.model.MarketShares;
import io.revenuesignals.analytics.share.model.ShareChange;
import io.revenuesignals.analytics.share.model.ShareEstimate;
import io.revenuesignals.analytics.share.model.StoreVolume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Measures the shares of a market, how sure they are, and whether they changed against the period before. */
@Component
public class MeasuringShares {

    private final MarketPanels panels;

    MeasuringShares(MarketPanels panels) {
        this.panels = panels;
    }

    /**
     * Shares of a market.
     *
     * @param stores stores that sold anything of it
     * @param universe stores there are
     * @param parts the largest share first
     */
    public record Shares(LocalDate from, LocalDate to, int stores, int universe, List<Share> parts) {

        public Shares {
            parts = List.copyOf(parts);
        }

        /** Part of the stores that the figures rest on, 0 to 1. */
        public double coverage() {
            return universe == 0 ? 0 : (double) stores / universe;
        }
    }

    /**
     * A share.
     *
     * @param percent with two decimals; all shares of a market sum to 100.00
     * @param standardError in percentage points, from not seeing all stores; absent when it cannot be told
     * @param change against the period of the same length before, over the stores seen in both; absent without one
     */
    public record Share(
            String part,
            BigDecimal percent,
            @Nullable Double standardError,
            @Nullable Change change) {}

    /** {@code beyondNoise}: whether the difference is larger than the choice of stores explains. */
    public record Change(BigDecimal points, @Nullable Double standardError, boolean beyondNoise) {}

    /** The shares from {@code from} until before {@code to}. */
    public Mono<Shares> measure(MarketPanels.Market market, LocalDate from, LocalDate to) {
        LocalDate before = from.minusDays(to.toEpochDay() - from.toEpochDay());
        return panels.sold(market, from, to)
                .flatMap(now -> panels.sold(market, before, from)
                        .flatMap(then ->
                                panels.universe(market).map(universe -> shares(from, to, now, then, universe))));
    }

    private static Shares shares(
            LocalDate from, LocalDate to, List<MarketPanels.Sold> now, List<MarketPanels.Sold> then, int known) {
        Map<String, Long> totals = new TreeMap<>();
        now.forEach(sold -> totals.merge(sold.part(), Math.max(sold.amount(), 0), Long::sum));
        Map<String, Long> stores = perStore(now);
        int universe = Math.max(known, stores.size());
        MarketShares<String> shares = MarketShares.of(totals);
        List<Share> parts = totals.keySet().stream()
                .map(part -> share(part, shares.percent(part), now, then, universe))
                .sorted(Comparator.comparing(Share::percent).reversed().thenComparing(Share::part))
                .toList();
        return new Shares(from, to, stores.size(), universe, parts);
    }

    private static Share share(
            String part, BigDecimal percent, List<MarketPanels.Sold> now, List<MarketPanels.Sold> then, int universe) {
        Map<String, StoreVolume> panel = panel(part, now);
        Map<String, StoreVolume> before = panel(part, then);
        ShareEstimate estimate = ShareEstimate.of(panel.values(), Math.max(universe, panel.size()));
        return new Share(
                part,
                percent,
                known(estimate.standardError()),
                before.isEmpty() ? null : change(before, panel, Math.max(universe, before.size())));
    }

    private static Change change(Map<String, StoreVolume> before, Map<String, StoreVolume> after, int universe) {
        return switch (ShareChange.between(before, after, universe)) {
            case ShareChange.Changed changed -> new Change(changed.delta(), known(changed.standardError()), true);
            case ShareChange.WithinNoise same -> new Change(same.delta(), known(same.standardError()), false);
        };
    }

    private static @Nullable Double known(double error) {
        return Double.isNaN(error) ? null : (Double) error;
    }

    private static Map<String, StoreVolume> panel(String part, List<MarketPanels.Sold> sold) {
        Map<String, Long> market = perStore(sold);
        Map<String, Long> own = new HashMap<>();
        sold.stream()
                .filter(each -> each.part().equals(part))
                .forEach(each -> own.merge(each.place(), Math.max(each.amount(), 0), Long::sum));
        Map<String, StoreVolume> panel = new LinkedHashMap<>();
        market.forEach((place, all) -> panel.put(place, new StoreVolume(own.getOrDefault(place, 0L), all)));
        return panel;
    }

    private static Map<String, Long> perStore(List<MarketPanels.Sold> sold) {
        Map<String, Long> stores = new TreeMap<>();
        sold.forEach(each -> stores.merge(each.place(), Math.max(each.amount(), 0), Long::sum));
        return stores;
    }
}
