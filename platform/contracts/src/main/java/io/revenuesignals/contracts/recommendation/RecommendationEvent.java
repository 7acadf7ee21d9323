package io.revenuesignals.contracts.recommendation;

import io.revenuesignals.contracts.Event;

/** Advice to pricing. */
public sealed interface RecommendationEvent extends Event
        permits RepricingRecommended, IncentiveRecommended, RecommendationWithdrawn {}
