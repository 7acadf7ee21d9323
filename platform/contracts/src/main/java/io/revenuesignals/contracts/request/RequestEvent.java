package io.revenuesignals.contracts.request;

import io.revenuesignals.contracts.Event;

/** A retailer or channel asks for another price. */
public sealed interface RequestEvent extends Event permits PriceRequestRaised, PriceRequestWithdrawn {}
