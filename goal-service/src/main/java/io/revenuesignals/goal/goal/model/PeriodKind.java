package io.revenuesignals.goal.goal.model;

/** Kinds of period. */
public enum PeriodKind {
    MONTH,
    QUARTER,
    YEAR
}
