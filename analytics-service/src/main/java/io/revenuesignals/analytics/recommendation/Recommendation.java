package io.revenuesignals.analytics.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price worth proposing.
 *
 * @param scope for whom, as a word
 * @param channel the retailer's channel, where known
 * @param request the request that asked, where one did
 * @param goal the goal at risk, where one is
 * @param binding guardrails that hold the price where it is
 * @param evidence what it rests on
 * @param asOf the day behind the last day with data
 */
public record Recommendation(
        String id,
        String product,
        String scope,
        Standing.Cause cause,
        @Nullable String request,
        @Nullable String goal,
        BigDecimal currentPrice,
        BigDecimal proposedPrice,
        String currency,
        Bounds elasticity,
        long observations,
        Bounds expectedUnits,
        Bounds expectedRevenue,
        Bounds expectedProfitGain,
        @Nullable Double competitorIndexBefore,
        @Nullable Double competitorIndexAfter,
        List<String> binding,
        List<String> reasons,
        List<Evidence> evidence,
        List<Check> guardrails,
        Expected now,
        Expected then,
        double probabilityOfGain,
        double listPriceChange,
        LocalDate asOf,
        Instant madeAt,
        Instant validUntil,
        String modelVersion) {

    public Recommendation {
        binding = List.copyOf(binding);
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
        guardrails = List.copyOf(guardrails);
    }

    /** An estimate and the bounds that hold the truth with probability {@code level}. */
    public record Bounds(double value, double low, double high, double level) {}

    /** A fact by its source and id. */
    public record Evidence(String source, String id) {}

    /** What a guardrail allowed, and whether it stopped the price. */
    public record Check(
            String guardrail,
            boolean binding,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String detail) {}

    /** What a week brings; profit absent where the cost is unknown. */
    public record Expected(
            BigDecimal price,
            BigDecimal units,
            BigDecimal revenue,
            @Nullable BigDecimal profit) {}

    /** What became of it. */
    public enum State {
        OPEN,
        FOLLOWED,
        DECLINED,
        WITHDRAWN,
        EXPIRED
    }

    /** A recommendation and what became of it. */
    public record Kept(
            Recommendation recommendation,
            State state,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {}
}
