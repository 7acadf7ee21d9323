package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Event;

/** What became of a goal. */
public sealed interface GoalEvent extends Event permits GoalPublished, GoalRevised, GoalWithdrawn, GoalClosed {}
