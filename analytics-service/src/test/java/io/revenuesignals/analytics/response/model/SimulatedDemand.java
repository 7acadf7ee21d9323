package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Cells of one product with a known truth: elasticities of standard deviation 0.5 around -2.5, noise 0.4. */
final class SimulatedDemand {

    static final LocalDate START = LocalDate.of(2024, 1, 1);
    static final double MEAN_ELASTICITY = -2.5;
    static final double NOISE = 0.4;

    private final SplittableRandom random;

    SimulatedDemand(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A cell's truth. */
    record Truth(double level, double elasticity, double cross, double feature) {}

    Map<Integer, Truth> truths(int cells) {
        Map<Integer, Truth> truths = new LinkedHashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            truths.put(cell, aTruth());
        }
        return truths;
    }

    Truth aTruth() {
        return new Truth(
                5 + random.nextGaussian(),
                MEAN_ELASTICITY + 0.5 * random.nextGaussian(),
                0.5 + 0.3 * random.nextGaussian(),
                0.6 + 0.3 * random.nextGaussian());
    }

    /** One week of a cell: featured weeks tend to be cheap. */
    DemandWeek week(Truth truth, int number) {
        double feature = random.nextDouble() < 0.2 ? 1 : 0;
        double logPrice = 0.1 * random.nextGaussian() - 0.05 * feature;
        double logCompetitor = 0.1 * random.nextGaussian();
        double logUnits = truth.level
                + truth.elasticity * logPrice
                + truth.cross * logCompetitor
                + truth.feature * feature
                + NOISE * random.nextGaussian();
        return DemandWeek.of(START.plusWeeks(number), Math.exp(logUnits), 3 * Math.exp(logPrice))
                .withPromotion(0, feature, 0)
                .withCompetition(3 * Math.exp(logCompetitor), 0);
    }

    static DemandModel model() {
        return new DemandModel(
                "simulated-1",
                List.of(Regressor.INTERCEPT, Regressor.OWN_PRICE, Regressor.COMPETITOR_PRICE, Regressor.FEATURE),
                Forgetting.never());
    }

    static Centring centring() {
        return new Centring(5, Math.log(3), Math.log(3));
    }
}
