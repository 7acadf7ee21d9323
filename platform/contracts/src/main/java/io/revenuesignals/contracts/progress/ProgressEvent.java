package io.revenuesignals.contracts.progress;

import io.revenuesignals.contracts.Event;

/** Where a goal or a share stands. */
public sealed interface ProgressEvent extends Event permits GoalProgressed, ShareMoved {}
