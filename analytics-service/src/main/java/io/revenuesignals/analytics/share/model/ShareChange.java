package io.revenuesignals.analytics.share.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The difference of a share between two periods, and whether it may be called a change. */
public sealed interface ShareChange {

    /** Share after less share before, in percentage points, scale 2. */
    BigDecimal delta();

    /** Standard error of the difference in percentage points; NaN when too few stores were seen in both periods. */
    double standardError();

    /** The difference is larger than sampling explains. */
    record Changed(BigDecimal delta, double standardError) implements ShareChange {}

    /** The difference may come from which stores were seen. */
    record WithinNoise(BigDecimal delta, double standardError) implements ShareChange {}

    /**
     * Compares two periods over the stores seen in both.
     *
     * @param universe number of stores the panel stands for
     * @param <S> how the caller names a store
     */
    static <S> ShareChange between(Map<S, StoreVolume> before, Map<S, StoreVolume> after, long universe) {
        List<StoreVolume> then = new ArrayList<>();
        List<StoreVolume> now = new ArrayList<>();
        before.forEach((store, volume) -> {
            StoreVolume later = after.get(store);
            if (later != null) {
                then.add(volume);
                now.add(later);
            }
        });
        BigDecimal delta = ShareEstimate.of(now, universe)
                .percent()
                .subtract(ShareEstimate.of(then, universe).percent());
        return judge(delta, 100 * Jackknife.standardErrorOfChange(then, now, universe));
    }

    /** Calls a difference a change only when it is at least 1.96 standard errors. */
    static ShareChange judge(BigDecimal delta, double standardError) {
        boolean beyondNoise = delta.signum() != 0 && Math.abs(delta.doubleValue()) >= 1.96 * standardError;
        return beyondNoise ? new Changed(delta, standardError) : new WithinNoise(delta, standardError);
    }
}
