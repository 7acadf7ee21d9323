package io.revenuesignals.contracts.reference;

import io.revenuesignals.contracts.Event;

/** A product, retailer or store as it is now; the newest description replaces the earlier ones. */
public sealed interface ReferenceEvent extends Event permits ProductDescribed, RetailerDescribed, StoreDescribed {}
