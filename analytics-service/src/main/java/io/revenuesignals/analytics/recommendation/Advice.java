package io.revenuesignals.analytics.recommendation;

import io.revenuesignals.analytics.recommendation.Recommendation.Bounds;
import io.revenuesignals.analytics.recommendation.model.ExpectedResult;
import io.revenuesignals.analytics.recommendation.model.Explanation;
import io.revenuesignals.analytics.recommendation.model.GuardrailCheck;
import io.revenuesignals.analytics.recommendation.model.Objective;
import io.revenuesignals.analytics.response.Estimate;
import io.revenuesignals.analytics.response.ObservedPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Puts advice into figures and sentences. */
final class Advice {

    private static final double LEVEL = 0.8;

    private Advice() {}

    static Recommendation of(
            String id,
            Situation situation,
            Standing.Cause cause,
            Explanation explanation,
            List<ObservedPrices.Reference> evidence,
            Instant now,
            Instant validUntil) {
        Estimate.Response response = situation.response();
        List<String> risks = situation.standing().risks();
        return new Recommendation(
                id,
                situation.judged().product(),
                situation.judged().scope(),
                cause,
                situation.standing().request(),
                cause == Standing.Cause.GOAL_AT_RISK && !risks.isEmpty() ? risks.getFirst() : null,
                situation.price(),
                explanation.consideredPrice(),
                situation.compared().own().currency(),
                new Bounds(response.elasticity(), response.low(), response.high(), response.level()),
                situation.estimate().evidence().observations(),
                bounds(explanation.considered().units()),
                bounds(explanation.considered().revenue()),
                gain(situation, explanation),
                explanation.competitorIndexNow(),
                explanation.competitorIndexConsidered(),
                explanation.binding().stream().map(Enum::name).toList(),
                reasons(situation, cause, explanation),
                evidence.stream()
                        .map(each -> new Recommendation.Evidence(each.source(), each.id()))
                        .toList(),
                explanation.guardrails().stream().map(Advice::check).toList(),
                expected(explanation.now()),
                expected(explanation.considered()),
                explanation.probabilityOfGain(),
                explanation.listPriceChange(),
                situation.standing().asOf(),
                now,
                validUntil,
                situation.estimate().modelVersion());
    }

    private static Recommendation.Check check(GuardrailCheck check) {
        return new Recommendation.Check(
                check.guardrail().name(), check.binding(), check.low(), check.high(), check.detail());
    }

    static Recommendation.Expected expected(ExpectedResult result) {
        ExpectedResult.Range profit = result.profit();
        return new Recommendation.Expected(
                result.price(),
                result.units().expected(),
                result.revenue().expected(),
                profit == null ? null : profit.expected());
    }

    private static Bounds bounds(ExpectedResult.Range range) {
        return inOrder(
                range.expected().doubleValue(),
                range.low().doubleValue(),
                range.high().doubleValue());
    }

    /** The mean of skewed draws may lie outside their inner eighty per cent; the bounds then reach as far as it. */
    private static Bounds inOrder(double value, double... others) {
        double low = Math.min(value, DoubleStream.of(others).min().orElse(value));
        double high = Math.max(value, DoubleStream.of(others).max().orElse(value));
        return new Bounds(value, low, high, LEVEL);
    }

    /** Profit at the new price over profit now, at the estimated elasticity and at both its bounds. */
    private static Bounds gain(Situation situation, Explanation explanation) {
        BigDecimal cost = situation.standing().cost();
        double unitCost = cost == null ? 0 : cost.doubleValue();
        Estimate.Response response = situation.response();
        return inOrder(
                gain(situation, explanation, unitCost, response.elasticity()),
                gain(situation, explanation, unitCost, response.low()),
                gain(situation, explanation, unitCost, response.high()));
    }

    private static double gain(Situation situation, Explanation explanation, double cost, double elasticity) {
        double before = situation.price().doubleValue();
        double after = explanation.consideredPrice().doubleValue();
        double now = before - cost;
        if (Math.abs(now) < 1e-9) {
            return 0;
        }
        return StrictMath.pow(after / before, elasticity) * (after - cost) / now - 1;
    }

    private static List<String> reasons(Situation situation, Standing.Cause cause, Explanation explanation) {
        List<String> reasons = new ArrayList<>();
        reasons.add(because(situation, cause));
        Estimate.Response response = situation.response();
        reasons.add(String.format(
                Locale.ROOT,
                "Units answer to price with an elasticity of %.2f (80 %% from %.2f to %.2f), from %d weeks, %.0f %% of it this retailer's own data.",
                response.elasticity(),
                response.low(),
                response.high(),
                situation.estimate().evidence().observations(),
                100 * response.shareOfCellData()));
        reasons.add(expectation(situation, explanation));
        Double before = explanation.competitorIndexNow();
        Double after = explanation.competitorIndexConsidered();
        if (before != null && after != null) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The price goes from %.0f to %.0f per cent of the competitors'.",
                    100 * before,
                    100 * after));
        }
        explanation.guardrails().stream()
                .filter(GuardrailCheck::binding)
                .map(check -> "Held by " + check.guardrail() + ": " + check.detail() + ".")
                .forEach(reasons::add);
        reasons.add("Assumes that the shelf follows our list price in full, and that promotions explain what else moves"
                + " prices and sales together.");
        return reasons;
    }

    private static String because(Situation situation, Standing.Cause cause) {
        return switch (cause) {
            case RETAILER_ASKED -> asked(situation.request());
            case COST_MOVED -> "The cost is now " + situation.standing().cost() + ".";
            case COMPETITOR_MOVED ->
                String.format(
                        Locale.ROOT,
                        "The competitors' price moved to %.2f for one of our packs.",
                        situation.standing().competitorPrice());
            case EFFECT_MISSED -> "An earlier price change brought less than expected.";
            case GOAL_AT_RISK ->
                "A goal is in danger: " + String.join(", ", situation.standing().risks()) + ".";
            case PRICE_OFF -> "Nothing moved, but another price does better.";
        };
    }

    private static String asked(@Nullable RequestedPrice request) {
        return request == null
                ? "The retailer asked."
                : "The retailer asked for "
                        + request.wished().stripTrailingZeros().toPlainString() + " " + request.currency()
                        + ", needed by " + request.neededBy() + ".";
    }

    private static String expectation(Situation situation, Explanation explanation) {
        String what = situation.standing().cost() == null ? "revenue (the cost is not known)" : "profit";
        Bounds gain = gain(situation, explanation);
        return String.format(
                Locale.ROOT,
                "At %s instead of %s a week is expected to bring %s units and %+.1f %% %s (%+.1f to %+.1f); %s with %.0f %% probability.",
                explanation.consideredPrice(),
                situation.price().stripTrailingZeros().toPlainString(),
                explanation.considered().units().expected(),
                100 * gain.value(),
                what,
                100 * gain.low(),
                100 * gain.high(),
                what(explanation.question().objective()),
                100 * explanation.probabilityOfGain());
    }

    private static String what(Objective objective) {
        return switch (objective) {
            case PROFIT -> "more profit";
            case REVENUE -> "more revenue";
            case VOLUME -> "more units";
        };
    }
}
