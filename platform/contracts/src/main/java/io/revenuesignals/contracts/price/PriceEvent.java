package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Event;

/** What pricing decided. */
public sealed interface PriceEvent extends Event
        permits CostSet,
                PriceScheduled,
                PriceChanged,
                PriceReverted,
                RecommendationDeclined,
                PriceRequestAnswered,
                IncentiveOffered,
                IncentiveEnded {}
