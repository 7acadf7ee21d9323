package io.revenuesignals.pricing;

import io.revenuesignals.testing.SignalsTest;

/** All tests against a real broker and database share one running service. */
@SignalsTest(properties = "signals.pricing.calendar-interval=100ms")
public abstract class PricingStack {}
