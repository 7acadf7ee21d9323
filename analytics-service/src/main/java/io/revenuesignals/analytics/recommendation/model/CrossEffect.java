package io.revenuesignals.analytics.recommendation.model;

/**
 * How units of one own product answer to the price of another.
 *
 * @param answering product whose units change
 * @param priced product whose price changes
 * @param elasticity per cent change of units for one per cent change of that price; positive for substitutes
 */
public record CrossEffect(String answering, String priced, double elasticity) {

    public CrossEffect {
        if (answering.equals(priced) || !Double.isFinite(elasticity)) {
            throw new IllegalArgumentException("a cross effect needs two products and a finite elasticity");
        }
    }
}
