package io.revenuesignals.analytics.share.model;

/**
 * What one store sold in a period.
 *
 * @param own volume of the products whose share is asked for
 * @param market volume of the whole market, own included
 */
public record StoreVolume(long own, long market) {

    public StoreVolume {
        if (own < 0 || own > market) {
            throw new IllegalArgumentException("own volume must lie between 0 and the market's " + market);
        }
    }
}
