package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.decision.model.Advice;
import io.revenuesignals.pricing.decision.model.Breach;
import io.revenuesignals.pricing.decision.model.Cause;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.Estimate;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recommendation as clients see it.
 *
 * @param findings what the policy found against it
 * @param nearestAllowed the nearest price the policy allows, when it does not allow the proposed one
 * @param advice what was recommended word for word: elasticity, expectations, evidence; only when one is read alone
 * @param decision what was decided; only when one is read alone
 */
record RecommendationView(
        String id,
        String product,
        String scope,
        Cause cause,
        @Nullable String request,
        @Nullable String goal,
        @Nullable MoneyAmount currentPrice,
        MoneyAmount proposedPrice,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Estimate expectedProfitGain,
        List<String> reasons,
        String proposer,
        Instant receivedAt,
        @Nullable Instant expiresAt,
        Recommendation.State state,
        List<Breach> findings,
        @Nullable MoneyAmount nearestAllowed,
        @Nullable String note,
        @Nullable JsonNode advice,
        @Nullable DecisionView decision) {

    static RecommendationView listed(Recommendation recommendation) {
        return view(recommendation, null, null);
    }

    static RecommendationView alone(Recommendation recommendation, Optional<Decision> decision, JsonMapper json) {
        String document = recommendation.advice().document();
        return view(
                recommendation,
                document == null ? null : json.readTree(document),
                decision.map(DecisionView::of).orElse(null));
    }

    private static RecommendationView view(
            Recommendation recommendation, @Nullable JsonNode document, @Nullable DecisionView decision) {
        Advice advice = recommendation.advice();
        return new RecommendationView(
                recommendation.id(),
                recommendation.product(),
                recommendation.scope().word(),
                advice.cause(),
                recommendation.request(),
                advice.goal(),
                optional(recommendation.current()),
                money(recommendation.proposed()),
                recommendation.validFrom(),
                recommendation.validTo(),
                advice.profitGain(),
                advice.reasons(),
                recommendation.proposer(),
                recommendation.receivedAt(),
                recommendation.expiresAt(),
                recommendation.state(),
                recommendation.findings(),
                optional(recommendation.nearest()),
                recommendation.note(),
                document,
                decision);
    }

    private static MoneyAmount money(Money money) {
        return MoneyAmount.of(money.text(), money.currency());
    }

    private static @Nullable MoneyAmount optional(@Nullable Money money) {
        return money == null ? null : money(money);
    }
}
