package io.revenuesignals.analytics.share.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * A share with what is known of its precision.
 *
 * @param percent share in per cent, scale 2, rounded half even
 * @param standardError in percentage points; 0 for a full census, NaN when fewer than two stores were seen of more
 * @param stores stores seen
 * @param universe stores there are
 */
public record ShareEstimate(BigDecimal percent, double standardError, int stores, long universe) {

    /**
     * The share over a panel of stores. The standard error is the leave-one-store-out jackknife with the factor for
     * finite populations.
     *
     * @param universe number of stores the panel stands for, at least as many as are given
     */
    public static ShareEstimate of(Collection<StoreVolume> panel, long universe) {
        if (universe < panel.size()) {
            throw new IllegalArgumentException("a panel of " + panel.size() + " cannot stand for " + universe);
        }
        BigInteger own = sum(panel.stream().map(StoreVolume::own).toList());
        BigInteger market = sum(panel.stream().map(StoreVolume::market).toList());
        double error = 100 * Jackknife.standardError(List.copyOf(panel), universe);
        return new ShareEstimate(percent(own, market), error, panel.size(), universe);
    }

    /** Share of the stores that was seen, 0 to 1. */
    public double coverage() {
        return universe == 0 ? 0 : (double) stores / universe;
    }

    static BigDecimal percent(BigInteger own, BigInteger market) {
        if (market.signum() == 0) {
            return BigDecimal.valueOf(0, 2);
        }
        return new BigDecimal(own).scaleByPowerOfTen(2).divide(new BigDecimal(market), 2, RoundingMode.HALF_EVEN);
    }

    private static BigInteger sum(Collection<Long> volumes) {
        return volumes.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
