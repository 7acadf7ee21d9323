package io.revenuesignals.analytics.attainment.model;

/** How the rest of a period was foreseen. */
public enum ProjectionMethod {
    /** The period is over; nothing was foreseen. */
    COUNTED,
    /** No observation at all; nothing could be foreseen. */
    NO_DATA,
    /** The pace of the period so far goes on. */
    RUN_RATE,
    /** The level of the last weeks and of the period so far goes on, weekday by weekday. */
    LEVEL,
    /** Like LEVEL, scaled by half of what the same dates did in earlier years. */
    SEASONAL_LEVEL,
    /** The level of the last week goes on, weekday by weekday. */
    LAST_WEEK,
    /** The median day of the last weeks goes on: promotions are taken as exceptions. */
    TYPICAL_LEVEL,
    /** Stores are listed and delisted at the rates of the last weeks. */
    LISTING_RATES,
    /** The share of the last weeks and of the period so far goes on over the rest of the market. */
    SHARE_LEVEL
}
