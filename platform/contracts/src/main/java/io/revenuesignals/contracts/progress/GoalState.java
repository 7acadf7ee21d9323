package io.revenuesignals.contracts.progress;

/** How a goal stands. */
public enum GoalState {
    NOT_STARTED,
    ON_TRACK,
    AT_RISK,
    BEHIND,
    ACHIEVED,
    MISSED
}
