package io.revenuesignals.contracts;

import io.revenuesignals.contracts.goal.GoalClosed;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalRevised;
import io.revenuesignals.contracts.goal.GoalWithdrawn;
import io.revenuesignals.contracts.observation.ObservationCorrected;
import io.revenuesignals.contracts.observation.ObservationRetracted;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.price.IncentiveEnded;
import io.revenuesignals.contracts.price.IncentiveOffered;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.price.PriceReverted;
import io.revenuesignals.contracts.price.PriceScheduled;
import io.revenuesignals.contracts.price.RecommendationDeclined;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.progress.ShareMoved;
import io.revenuesignals.contracts.recommendation.IncentiveRecommended;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.contracts.reference.ProductDescribed;
import io.revenuesignals.contracts.reference.RetailerDescribed;
import io.revenuesignals.contracts.reference.StoreDescribed;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleCorrected;
import io.revenuesignals.contracts.sale.SaleRecorded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of event there is: the one list from which codecs, documents and tests are made. */
public final class EventCatalog {

    private static final String GOAL = "goal-service";
    private static final String FEEDBACK = "feedback-service";
    private static final String ANALYTICS = "analytics-service";
    private static final String PRICING = "pricing-service";

    private static final List<EventType> TYPES = List.of(
            type("product-described", Topics.REFERENCE, FEEDBACK, ProductDescribed.class, ANALYTICS),
            type("retailer-described", Topics.REFERENCE, FEEDBACK, RetailerDescribed.class, ANALYTICS),
            type("store-described", Topics.REFERENCE, FEEDBACK, StoreDescribed.class, ANALYTICS),
            type("price-observed", Topics.OBSERVATIONS, FEEDBACK, PriceObserved.class, ANALYTICS),
            type("promotion-observed", Topics.OBSERVATIONS, FEEDBACK, PromotionObserved.class, ANALYTICS),
            type("shelf-observed", Topics.OBSERVATIONS, FEEDBACK, ShelfObserved.class, ANALYTICS),
            type("observation-corrected", Topics.OBSERVATIONS, FEEDBACK, ObservationCorrected.class, ANALYTICS),
            type("observation-retracted", Topics.OBSERVATIONS, FEEDBACK, ObservationRetracted.class, ANALYTICS),
            type("sale-recorded", Topics.SALES, FEEDBACK, SaleRecorded.class, ANALYTICS),
            type("sale-corrected", Topics.SALES, FEEDBACK, SaleCorrected.class, ANALYTICS),
            type("customer-gained", Topics.SALES, FEEDBACK, CustomerGained.class, ANALYTICS),
            type("price-request-raised", Topics.REQUESTS, FEEDBACK, PriceRequestRaised.class, ANALYTICS, PRICING),
            type("price-request-withdrawn", Topics.REQUESTS, FEEDBACK, PriceRequestWithdrawn.class, ANALYTICS, PRICING),
            type("goal-published", Topics.GOALS, GOAL, GoalPublished.class, ANALYTICS),
            type("goal-revised", Topics.GOALS, GOAL, GoalRevised.class, ANALYTICS),
            type("goal-withdrawn", Topics.GOALS, GOAL, GoalWithdrawn.class, ANALYTICS),
            type("goal-closed", Topics.GOALS, GOAL, GoalClosed.class, ANALYTICS),
            type("repricing-recommended", Topics.RECOMMENDATIONS, ANALYTICS, RepricingRecommended.class, PRICING),
            type("incentive-recommended", Topics.RECOMMENDATIONS, ANALYTICS, IncentiveRecommended.class, PRICING),
            type("recommendation-withdrawn", Topics.RECOMMENDATIONS, ANALYTICS, RecommendationWithdrawn.class, PRICING),
            type("goal-progressed", Topics.PROGRESS, ANALYTICS, GoalProgressed.class, GOAL),
            type("share-moved", Topics.PROGRESS, ANALYTICS, ShareMoved.class, GOAL),
            type("cost-set", Topics.PRICES, PRICING, CostSet.class, ANALYTICS),
            type("price-scheduled", Topics.PRICES, PRICING, PriceScheduled.class, ANALYTICS),
            type("price-changed", Topics.PRICES, PRICING, PriceChanged.class, ANALYTICS),
            type("price-reverted", Topics.PRICES, PRICING, PriceReverted.class, ANALYTICS),
            type("recommendation-declined", Topics.PRICES, PRICING, RecommendationDeclined.class, ANALYTICS),
            type("price-request-answered", Topics.PRICES, PRICING, PriceRequestAnswered.class, ANALYTICS, FEEDBACK),
            type("incentive-offered", Topics.PRICES, PRICING, IncentiveOffered.class, ANALYTICS),
            type("incentive-ended", Topics.PRICES, PRICING, IncentiveEnded.class, ANALYTICS));

    private static final Map<String, EventType> BY_WIRE_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private static final Map<Class<?>, EventType> BY_DATA =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private EventCatalog() {}

    /** All types, in the order of the flow. */
    public static List<EventType> types() {
        return TYPES;
    }

    /** The type with this CloudEvents {@code type}, or empty when there is none. */
    public static Optional<EventType> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /**
     * The type that a record carries.
     *
     * @throws IllegalArgumentException when the class is not catalogued
     */
    public static EventType typeOf(Class<? extends Event> data) {
        EventType type = BY_DATA.get(data);
        if (type == null) {
            throw new IllegalArgumentException(data.getName() + " is not in the event catalog");
        }
        return type;
    }

    private static EventType type(
            String name, String topic, String owner, Class<? extends Event> data, String... hearers) {
        return new EventType(name, 1, topic, owner, Set.of(hearers), data);
    }
}
