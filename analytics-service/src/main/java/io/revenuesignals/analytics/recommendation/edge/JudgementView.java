package io.revenuesignals.analytics.recommendation.edge;

import io.revenuesignals.analytics.recommendation.Recommendations.Judgement;
import io.revenuesignals.analytics.recommendation.Recommendations.Wish;
import io.revenuesignals.analytics.recommendation.Standing;
import io.revenuesignals.analytics.recommendation.edge.RecommendationView.WeekView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a price was judged.
 *
 * @param verdict {@code RECOMMEND}, {@code TOO_LITTLE_DATA}, or why the price should stay
 * @param detail the price recommended, or the reason in words
 * @param elasticity percent of units for a percent of price
 * @param wish what the price would do that the retailer asks for; absent when it asks for none
 */
record JudgementView(
        String product,
        String scope,
        String verdict,
        String detail,
        String currentPrice,
        @Nullable String cost,
        @Nullable Double competitorPrice,
        double elasticity,
        @Nullable WishView wish,
        LocalDate asOf,
        Instant judgedAt) {

    /**
     * A price asked for.
     *
     * @param expectedGain expected relative gain of profit, of revenue where the cost is not known
     * @param against the guardrails that it breaks
     */
    record WishView(
            String request,
            WeekView now,
            WeekView then,
            double expectedGain,
            double probabilityOfGain,
            List<String> against) {

        static WishView of(Wish wish) {
            return new WishView(
                    wish.request(),
                    WeekView.of(wish.now()),
                    WeekView.of(wish.then()),
                    wish.expectedGain(),
                    wish.probabilityOfGain(),
                    wish.against());
        }
    }

    static JudgementView of(Judgement judgement) {
        Standing standing = judgement.standing();
        BigDecimal cost = standing.cost();
        Wish wish = judgement.outcome().wish();
        return new JudgementView(
                judgement.price().product(),
                judgement.price().scope(),
                judgement.outcome().verdict(),
                judgement.outcome().detail(),
                RecommendationView.plain(standing.price()),
                cost == null ? null : RecommendationView.plain(cost),
                standing.competitorPrice(),
                standing.elasticity(),
                wish == null ? null : WishView.of(wish),
                standing.asOf(),
                judgement.judgedAt());
    }
}
