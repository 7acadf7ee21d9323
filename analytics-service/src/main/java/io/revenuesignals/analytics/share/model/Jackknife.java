package io.revenuesignals.analytics.share.model;

import java.util.List;

/** Leave-one-store-out standard errors of ratios, as fractions of 1. */
final class Jackknife {

    private Jackknife() {}

    static double standardError(List<StoreVolume> stores, long universe) {
        double own = stores.stream().mapToDouble(StoreVolume::own).sum();
        double market = stores.stream().mapToDouble(StoreVolume::market).sum();
        double[] without = stores.stream()
                .mapToDouble(store -> ratio(own - store.own(), market - store.market()))
                .toArray();
        return spread(without, universe);
    }

    /** The same stores in two periods: what they have in common cancels. */
    static double standardErrorOfChange(List<StoreVolume> before, List<StoreVolume> after, long universe) {
        double ownBefore = before.stream().mapToDouble(StoreVolume::own).sum();
        double marketBefore = before.stream().mapToDouble(StoreVolume::market).sum();
        double ownAfter = after.stream().mapToDouble(StoreVolume::own).sum();
        double marketAfter = after.stream().mapToDouble(StoreVolume::market).sum();
        double[] without = new double[before.size()];
        for (int i = 0; i < without.length; i++) {
            StoreVolume then = before.get(i);
            StoreVolume now = after.get(i);
            without[i] = ratio(ownAfter - now.own(), marketAfter - now.market())
                    - ratio(ownBefore - then.own(), marketBefore - then.market());
        }
        return spread(without, universe);
    }

    private static double spread(double[] withoutOne, long universe) {
        int count = withoutOne.length;
        if (count == universe) {
            return 0;
        }
        if (count < 2) {
            return Double.NaN;
        }
        double mean = 0;
        for (double value : withoutOne) {
            mean += value / count;
        }
        double squares = 0;
        for (double value : withoutOne) {
            squares += (value - mean) * (value - mean);
        }
        double unseen = 1 - (double) count / universe;
        return Math.sqrt(unseen * (count - 1) / count * squares);
    }

    private static double ratio(double own, double market) {
        return market > 0 ? own / market : 0;
    }
}
