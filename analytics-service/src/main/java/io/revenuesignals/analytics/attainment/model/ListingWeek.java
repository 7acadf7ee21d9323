package io.revenuesignals.analytics.attainment.model;

/**
 * How distribution moved in one week.
 *
 * @param withIt stores that carried the product at the start of the week
 * @param withoutIt stores that could have carried it but did not
 * @param gained stores that took it up during the week
 * @param lost stores that dropped it during the week
 */
public record ListingWeek(long withIt, long withoutIt, long gained, long lost) {

    public ListingWeek {
        if (withIt < 0 || withoutIt < 0 || gained < 0 || lost < 0 || gained > withoutIt || lost > withIt) {
            throw new IllegalArgumentException("counts must not be negative nor exceed the stores they come from");
        }
    }
}
