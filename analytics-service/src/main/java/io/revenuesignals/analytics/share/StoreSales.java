package io.revenuesignals.analytics.share;

import io.revenuesignals.analytics.share.model.ShareEstimate;
import io.revenuesignals.analytics.share.model.StoreVolume;
import java.util.List;

/**
 * What one store sold in a period, in whole units.
 *
 * @param own of the products whose share is asked for
 * @param market of the whole market
 */
public record StoreSales(long own, long market) {

    /**
     * How far the share of these stores may lie from that of all, as a standard error in percentage points; 0 when it cannot
     * be told.
     *
     * @param universe stores there are
     */
    public static double samplingError(List<StoreSales> stores, int universe) {
        ShareEstimate seen = estimate(stores, universe);
        return Double.isNaN(seen.standardError()) ? 0 : seen.standardError();
    }

    static ShareEstimate estimate(List<StoreSales> stores, int universe) {
        List<StoreVolume> volumes = stores.stream().map(StoreSales::volume).toList();
        return ShareEstimate.of(volumes, Math.max(universe, stores.size()));
    }

    /** More may come back than is sold; a share knows no less than nothing. */
    private StoreVolume volume() {
        long least = Math.max(own, 0);
        return new StoreVolume(least, Math.max(market, least));
    }
}
