package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.util.List;

/** The answer to a {@link PricingQuestion}. */
public sealed interface PriceAdvice {

    /** All guardrails that were reached, in order. */
    List<GuardrailCheck> guardrails();

    /** Change the shelf price to {@code proposedPrice}. */
    record Recommend(BigDecimal proposedPrice, Explanation explanation) implements PriceAdvice {
        @Override
        public List<GuardrailCheck> guardrails() {
            return explanation.guardrails();
        }
    }

    /** Leave the price as it is. */
    record Hold(HoldReason reason, String detail, Explanation explanation) implements PriceAdvice {
        @Override
        public List<GuardrailCheck> guardrails() {
            return explanation.guardrails();
        }
    }

    /**
     * Nothing can be said before more is known.
     *
     * @param toObserve what to observe, one wish per line
     */
    record NoRecommendation(List<String> toObserve, List<GuardrailCheck> guardrails) implements PriceAdvice {

        public NoRecommendation {
            toObserve = List.copyOf(toObserve);
            guardrails = List.copyOf(guardrails);
        }
    }

    /** Why a price stays. */
    enum HoldReason {
        /** No allowed price is better than the current one. */
        ALREADY_BEST,
        /** The price changed only a few weeks ago. */
        CHANGED_RECENTLY,
        /** The expected gain is too small or too unlikely. */
        BENEFIT_TOO_SMALL,
        /** No price satisfies all guardrails at once. */
        GUARDRAILS_CONFLICT,
        /** No allowed price ending lies between the bounds. */
        NO_PRICE_ON_LADDER
    }
}
