package io.revenuesignals.goal;

import io.revenuesignals.testing.SignalsTest;

/** All tests against a real broker and database share one running service. */
@SignalsTest(properties = "signals.goal.calendar-interval=200ms")
public abstract class GoalStack {}
