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
}
