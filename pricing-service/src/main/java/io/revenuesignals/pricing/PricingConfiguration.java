package io.revenuesignals.pricing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.platform.security.AccessRules;
import io.revenuesignals.pricing.decision.DecisionUseCases;
import io.revenuesignals.pricing.decision.Policies;
import io.revenuesignals.pricing.decision.SettingPolicy;
import io.revenuesignals.pricing.incentive.IncentiveAnnouncements;
import io.revenuesignals.pricing.incentive.Incentives;
import io.revenuesignals.pricing.incentive.OfferingIncentives;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.price.Costs;
import io.revenuesignals.pricing.price.FindingPrices;
import io.revenuesignals.pricing.price.PlanningPrices;
import io.revenuesignals.pricing.price.PriceAnnouncements;
import io.revenuesignals.pricing.price.Prices;
import io.revenuesignals.pricing.price.PuttingPricesInForce;
import io.revenuesignals.pricing.price.RevertingPrices;
import io.revenuesignals.pricing.price.SettingCosts;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Puts the use cases together and says who may do what. */
@Configuration(proxyBeanMethods = false)
@Import(DecisionUseCases.class)
class PricingConfiguration {

    private static final String PRICING = "PRICING";

    /**
     * Pricing reads and writes everything. Others read prices, as far as {@code Sight} lets them; what is recommended and
     * decided tells what was negotiated, so it is for pricing alone.
     */
    @Bean
    AccessRules accessRules() {
        return rules -> rules.pathMatchers(HttpMethod.GET, "/v1/prices/**")
                .hasAnyRole(PRICING, "SALES", "MARKETING", "ANALYST")
                .pathMatchers("/v1/**")
                .hasRole(PRICING);
    }

    @Bean
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    SettingCosts settingCosts(Costs costs, PriceAnnouncements announcements) {
        return new SettingCosts(costs, announcements);
    }

    @Bean
    PlanningPrices planningPrices(Prices prices, PriceAnnouncements announcements) {
        return new PlanningPrices(prices, announcements);
    }

    @Bean
    PuttingPricesInForce puttingPricesInForce(Prices prices, PriceAnnouncements announcements, Clock clock) {
        return new PuttingPricesInForce(prices, announcements, clock);
    }

    @Bean
    RevertingPrices revertingPrices(Prices prices, PriceAnnouncements announcements, Clock clock) {
        return new RevertingPrices(prices, announcements, clock);
    }

    @Bean
    FindingPrices findingPrices(Prices prices) {
        return new FindingPrices(prices);
    }

    @Bean
    SettingPolicy settingPolicy(Policies policies, Clock clock) {
        return new SettingPolicy(policies, clock);
    }

    @Bean
    OfferingIncentives offeringIncentives(
            Incentives incentives, IncentiveAnnouncements announcements, Supplier<UUID> ids, Clock clock) {
        OfferingIncentives.Chain chain = (actor, reason, at) -> Correlation.current()
                .map(cause -> new Incentive.Step(actor, reason, at, cause.correlationId(), cause.causationId()));
        return new OfferingIncentives(incentives, announcements, chain, ids, clock);
    }
}
