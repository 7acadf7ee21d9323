package io.revenuesignals.analytics.recommendation.model;

/** What a price should make as large as possible. */
public enum Objective {
    PROFIT,
    REVENUE,
    VOLUME
}
