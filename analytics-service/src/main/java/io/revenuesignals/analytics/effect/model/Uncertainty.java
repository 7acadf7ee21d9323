package io.revenuesignals.analytics.effect.model;

/**
 * How far a weekly expectation may be off, in standard deviations of ln units.
 *
 * @param weekly what differs from week to week and averages out
 * @param lasting what is the same in all weeks: not knowing level and elasticity exactly
 */
public record Uncertainty(double weekly, double lasting) {

    public Uncertainty {
        if (!(weekly >= 0) || !(lasting >= 0)) {
            throw new IllegalArgumentException("standard deviations must not be negative");
        }
    }

    /**
     * The uncertainty of expectations that rest on a level and an elasticity.
     *
     * @param weekly standard deviation of ln units from week to week
     * @param level standard deviation of the ln of the usual week
     * @param elasticity standard deviation of the elasticity
     */
    public static Uncertainty of(double weekly, double level, double elasticity, ChangedPrice change) {
        return new Uncertainty(weekly, Math.hypot(level, elasticity * change.logRatio()));
    }
}
