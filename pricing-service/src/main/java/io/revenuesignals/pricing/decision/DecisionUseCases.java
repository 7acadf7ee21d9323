package io.revenuesignals.pricing.decision;

import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.price.Costs;
import io.revenuesignals.pricing.price.PlanningPrices;
import io.revenuesignals.pricing.price.Prices;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the use cases of this feature together. */
@Configuration(proxyBeanMethods = false)
public class DecisionUseCases {

    @Bean
    Traces traces() {
        return () -> Correlation.current().map(cause -> new Decision.Trace(cause.correlationId(), cause.causationId()));
    }

    @Bean
    AnsweringRequests answeringRequests(
            PriceRequests requests,
            Decisions decisions,
            Recommendations recommendations,
            DecisionAnnouncements announcements) {
        return new AnsweringRequests(requests, decisions, recommendations, announcements);
    }

    @Bean
    Situations situations(Policies policies, Costs costs, Prices prices) {
        return new Situations(policies, costs, prices);
    }

    @Bean
    ApprovingPrices approvingPrices(
            PlanningPrices planning,
            Decisions decisions,
            AnsweringRequests requests,
            Traces traces,
            Supplier<UUID> ids) {
        return new ApprovingPrices(planning, decisions, requests, traces, ids);
    }

    @Bean
    JudgingRecommendations judgingRecommendations(
            Recommendations recommendations, Situations situations, ApprovingPrices approving, Clock clock) {
        return new JudgingRecommendations(recommendations, situations, approving, clock);
    }

    @Bean
    DecidingPrices decidingPrices(
            Recommendations recommendations,
            Decisions decisions,
            Situations situations,
            ApprovingPrices approving,
            AnsweringRequests requests,
            DecisionAnnouncements announcements,
            Traces traces,
            Supplier<UUID> ids,
            Clock clock) {
        return new DecidingPrices(
                recommendations, decisions, situations, approving, requests, announcements, traces, ids, clock);
    }

    @Bean
    ExpiringRecommendations expiringRecommendations(Recommendations recommendations, Clock clock) {
        return new ExpiringRecommendations(recommendations, clock);
    }
}
