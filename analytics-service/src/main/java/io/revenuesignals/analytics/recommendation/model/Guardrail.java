package io.revenuesignals.analytics.recommendation.model;

/** What holds a recommendation, in the order in which it is applied. */
public enum Guardrail {
    /** Enough, recent and varied data with a price response that is surely negative. */
    DATA,
    /** Price leaves at least the smallest allowed margin over cost. */
    MINIMUM_MARGIN,
    /** No larger step than allowed, and no step soon after the last. */
    LARGEST_CHANGE,
    /** Inside the prices that were ever observed, slightly widened: no extrapolation. */
    OBSERVED_RANGE,
    /** Own price relative to the competitors' stays where it has been. */
    COMPETITOR_CORRIDOR,
    /** Only prices with an allowed ending. */
    PRICE_LADDER,
    /** The gain is large and likely enough to bother anyone. */
    MINIMUM_BENEFIT
}
