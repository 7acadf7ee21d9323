package io.revenuesignals.local.simulation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo found, as {@code --json} writes it. Money is a decimal string. */
record DemoResults(
        Facts facts,
        List<Goal> goals,
        List<PriceResponse> priceResponse,
        List<Recommendation> recommendations,
        List<Decision> decisions,
        Timings timings) {

    /**
     * Facts through the door, those of the measurements included.
     *
     * @param stored those that analytics-service says it stored
     */
    record Facts(long sent, long accepted, long rejected, long stored) {

        boolean addUp() {
            return stored == accepted && accepted + rejected == sent;
        }
    }

    /** A goal; projection and what follows are null where analytics has no data for it. */
    record Goal(
            String id,
            String name,
            String metric,
            BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal projection,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal probability,
            @Nullable String state) {}

    /**
     * The estimated elasticity beside the true one.
     *
     * @param elasticity null where there is too little data to say
     */
    record PriceResponse(
            String product,
            String retailer,
            @Nullable BigDecimal elasticity,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            double truth) {

        boolean isEstimated() {
            return elasticity != null;
        }

        boolean coversTruth() {
            return low != null && high != null && low.doubleValue() <= truth && truth <= high.doubleValue();
        }
    }

    /**
     * Advice and what became of it.
     *
     * @param expectedProfitGain fraction of the profit now; null where it cannot be said
     * @param binding the guardrails that hold the price where it is
     */
    record Recommendation(
            String id,
            String product,
            String scope,
            @Nullable String currentPrice,
            String proposedPrice,
            @Nullable BigDecimal expectedProfitGain,
            List<String> binding,
            String state,
            List<Evidence> evidence) {}

    /** A fact that advice rests on. */
    record Evidence(String source, String id) {}

    /**
     * A decision on a recommendation.
     *
     * @param value null where it was declined
     */
    record Decision(
            String id,
            String recommendationId,
            String product,
            String scope,
            @Nullable String value,
            @Nullable String oldValue,
            @Nullable String validFrom,
            String actor) {}

    /**
     * How long things took.
     *
     * @param buildSeconds 0 when nothing had to be built
     * @param sendSeconds from the first request of the year until the last of its facts was stored
     * @param factsPerSecond stored facts of the year over sendSeconds
     */
    record Timings(
            double buildSeconds,
            double readySeconds,
            double sendSeconds,
            double factsPerSecond,
            long freshnessP99Millis,
            long recommendationP99Millis) {}
}
