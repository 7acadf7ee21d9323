package io.revenuesignals.analytics.share;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who sold how much of a category. */
public interface MarketPanels {

    /** In what shares are counted. */
    enum Basis {
        /** Packs. */
        PACKAGES,
        /** Amount of goods: packs times their size. */
        VOLUME,
        /** Money. */
        VALUE
    }

    /** By what the market is divided. */
    enum Part {
        BRAND,
        PRODUCT,
        OWNER
    }

    /**
     * A market in a period of whole ISO weeks.
     *
     * @param channel absent for all
     * @param retailer absent for all
     * @param region absent for all
     */
    record Market(
            String category,
            @Nullable String channel,
            @Nullable String retailer,
            @Nullable String region,
            Basis basis,
            Part by) {}

    /** What a store sold of a part, in thousandths of the basis' unit (packs, grams or millilitres, money). */
    record Sold(String part, String place, long amount) {}

    Mono<List<Sold>> sold(Market market, LocalDate from, LocalDate to);

    /** Stores in the market, whether they report or not. */
    Mono<Integer> universe(Market market);

    /** Currencies that the market was sold in. */
    Mono<List<String>> currencies(Market market, LocalDate from, LocalDate to);
}
