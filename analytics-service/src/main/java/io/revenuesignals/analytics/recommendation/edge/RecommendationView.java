package io.revenuesignals.analytics.recommendation.edge;

import io.revenuesignals.analytics.recommendation.Recommendation;
import io.revenuesignals.analytics.recommendation.Recommendation.Bounds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recommendation with its explanation. Prices, units and money are decimal strings. */
record RecommendationView(
        String id,
        String product,
        String scope,
        String cause,
        @Nullable String request,
        @Nullable String goal,
        String state,
        String currentPrice,
        String proposedPrice,
        String currency,
        Bounds elasticity,
        long observations,
        Bounds expectedUnits,
        Bounds expectedRevenue,
        Bounds expectedProfitGain,
        double probabilityOfGain,
        @Nullable Double competitorIndexBefore,
        @Nullable Double competitorIndexAfter,
        double listPriceChange,
        WeekView now,
        WeekView then,
        List<String> binding,
        List<CheckView> guardrails,
        List<String> reasons,
        List<Recommendation.Evidence> evidence,
        LocalDate asOf,
        Instant madeAt,
        Instant validUntil,
        @Nullable Instant endedAt,
        @Nullable String endedBecause,
        String modelVersion) {

    record WeekView(
            String price,
            String units,
            String revenue,
            @Nullable String profit) {

        static WeekView of(Recommendation.Expected week) {
            return new WeekView(plain(week.price()), plain(week.units()), plain(week.revenue()), orNull(week.profit()));
        }
    }

    record CheckView(
            String guardrail,
            boolean binding,
            @Nullable String low,
            @Nullable String high,
            String detail) {

        static CheckView of(Recommendation.Check check) {
            return new CheckView(
                    check.guardrail(), check.binding(), orNull(check.low()), orNull(check.high()), check.detail());
        }
    }

    static RecommendationView of(Recommendation.Kept kept) {
        Recommendation made = kept.recommendation();
        return new RecommendationView(
                made.id(),
                made.product(),
                made.scope(),
                made.cause().name(),
                made.request(),
                made.goal(),
                kept.state().name(),
                plain(made.currentPrice()),
                plain(made.proposedPrice()),
                made.currency(),
                made.elasticity(),
                made.observations(),
                made.expectedUnits(),
                made.expectedRevenue(),
                made.expectedProfitGain(),
                made.probabilityOfGain(),
                made.competitorIndexBefore(),
                made.competitorIndexAfter(),
                made.listPriceChange(),
                WeekView.of(made.now()),
                WeekView.of(made.then()),
                made.binding(),
                made.guardrails().stream().map(CheckView::of).toList(),
                made.reasons(),
                made.evidence(),
                made.asOf(),
                made.madeAt(),
                made.validUntil(),
                kept.endedAt(),
                kept.endedBecause(),
                made.modelVersion());
    }

    private static @Nullable String orNull(@Nullable BigDecimal number) {
        return number == null ? null : plain(number);
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
