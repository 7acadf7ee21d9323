package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Event;

/** Something seen where goods are sold, or the mending of such a fact. */
public sealed interface ObservationEvent extends Event
        permits PriceObserved, PromotionObserved, ShelfObserved, ObservationCorrected, ObservationRetracted {}
