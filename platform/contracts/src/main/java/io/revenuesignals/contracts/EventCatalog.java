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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of event there is: the one list from which codecs, documents and tests are made. */
public final class EventCatalog {

    private static final List<EventType> TYPES = List.of(
            type("product-described", Topics.REFERENCE, "feedback-service", ProductDescribed.class),
            type("retailer-described", Topics.REFERENCE, "feedback-service", RetailerDescribed.class),
            type("store-described", Topics.REFERENCE, "feedback-service", StoreDescribed.class),
            type("price-observed", Topics.OBSERVATIONS, "feedback-service", PriceObserved.class),
            type("promotion-observed", Topics.OBSERVATIONS, "feedback-service", PromotionObserved.class),
            type("shelf-observed", Topics.OBSERVATIONS, "feedback-service", ShelfObserved.class),
            type("observation-corrected", Topics.OBSERVATIONS, "feedback-service", ObservationCorrected.class),
            type("observation-retracted", Topics.OBSERVATIONS, "feedback-service", ObservationRetracted.class),
            type("sale-recorded", Topics.SALES, "feedback-service", SaleRecorded.class),
            type("sale-corrected", Topics.SALES, "feedback-service", SaleCorrected.class),
            type("customer-gained", Topics.SALES, "feedback-service", CustomerGained.class),
            type("price-request-raised", Topics.REQUESTS, "feedback-service", PriceRequestRaised.class),
            type("price-request-withdrawn", Topics.REQUESTS, "feedback-service", PriceRequestWithdrawn.class),
            type("goal-published", Topics.GOALS, "goal-service", GoalPublished.class),
            type("goal-revised", Topics.GOALS, "goal-service", GoalRevised.class),
            type("goal-withdrawn", Topics.GOALS, "goal-service", GoalWithdrawn.class),
            type("goal-closed", Topics.GOALS, "goal-service", GoalClosed.class),
            type("repricing-recommended", Topics.RECOMMENDATIONS, "analytics-service", RepricingRecommended.class),
            type("incentive-recommended", Topics.RECOMMENDATIONS, "analytics-service", IncentiveRecommended.class),
            type(
                    "recommendation-withdrawn",
                    Topics.RECOMMENDATIONS,
                    "analytics-service",
                    RecommendationWithdrawn.class),
            type("goal-progressed", Topics.PROGRESS, "analytics-service", GoalProgressed.class),
            type("share-moved", Topics.PROGRESS, "analytics-service", ShareMoved.class),
            type("cost-set", Topics.PRICES, "pricing-service", CostSet.class),
            type("price-scheduled", Topics.PRICES, "pricing-service", PriceScheduled.class),
            type("price-changed", Topics.PRICES, "pricing-service", PriceChanged.class),
            type("price-reverted", Topics.PRICES, "pricing-service", PriceReverted.class),
            type("recommendation-declined", Topics.PRICES, "pricing-service", RecommendationDeclined.class),
            type("price-request-answered", Topics.PRICES, "pricing-service", PriceRequestAnswered.class),
            type("incentive-offered", Topics.PRICES, "pricing-service", IncentiveOffered.class),
            type("incentive-ended", Topics.PRICES, "pricing-service", IncentiveEnded.class));

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

    private static EventType type(String name, String topic, String owner, Class<? extends Event> data) {
        return new EventType(name, 1, topic, owner, data);
    }
}
