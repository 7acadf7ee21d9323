package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmpiricalBayesTests {

    @ParameterizedTest
    @CsvSource({"30, 0.45", "120, 0.34"})
    void recoversTheElasticitiesOfEightyCellsWithHonestIntervals(int weeks, double largestError) {
        Recovery recovery = new Recovery();
        for (int seed = 1; seed <= 12; seed++) {
            recovery.run(seed, 80, weeks);
        }
        assertThat(recovery.rootMeanSquare()).isLessThanOrEqualTo(largestError);
        assertThat(recovery.coverage95()).isBetween(0.92, 0.97);
        assertThat(recovery.coverage80()).isBetween(0.74, 0.86);
        assertThat(recovery.wrongSigns).isZero();
    }

    @Test
    void withoutAnyDataTheAnswerIsTheMetaAnalysis() {
        PooledCells<String> pooled = new EmpiricalBayes(DemandModel.ownOnly().prior()).fit(Map.of());

        assertThat(pooled.average().mean(1)).isCloseTo(-2.62, within(1e-9));
        assertThat(pooled.average().deviation(1)).isCloseTo(1.0, within(1e-9));
        assertThat(pooled.unseen().deviation(1)).isGreaterThan(1.0);
    }

    @Test
    void aCellWithoutDataGetsWhatItsSiblingsSuggest() {
        SimulatedDemand market = new SimulatedDemand(5);
        ProductDemand<Integer> demand = new ProductDemand<>(SimulatedDemand.model(), SimulatedDemand.centring());
        market.truths(40).forEach((cell, truth) -> {
            for (int week = 0; week < 60; week++) {
                demand.add(cell, market.week(truth, week));
            }
        });

        PooledCells<Integer> pooled = demand.fit(SimulatedDemand.START).pooled();

        assertThat(pooled.of(-1).mean(1)).isEqualTo(pooled.average().mean(1));
        assertThat(pooled.of(-1).deviation(1)).isBetween(0.4, 0.7);
        assertThat(pooled.of(-1).shareOfCellData()).isZero();
        assertThat(pooled.of(0).shareOfCellData()).isGreaterThan(0.4);
    }

    @Test
    void aHandfulOfWeeksNeverMakesAnIntervalCollapse() {
        SimulatedDemand market = new SimulatedDemand(6);
        SimulatedDemand.Truth truth = market.aTruth();
        ProductDemand<Integer> demand = new ProductDemand<>(SimulatedDemand.model(), SimulatedDemand.centring());
        for (int week = 0; week < 3; week++) {
            demand.add(0, market.week(truth, week));
        }

        Posterior belief = demand.fit(SimulatedDemand.START).pooled().of(0);

        assertThat(belief.deviation(1)).isGreaterThan(0.6);
        assertThat(Math.sqrt(belief.residualVariance())).isBetween(0.1, 1.0);
    }

    @Test
    void aNewProductIsExpectedToBeLikeTheOthersOfItsCategory() {
        PoolingPrior general = SimulatedDemand.model().prior();
        List<Posterior> siblings = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            siblings.add(product(new SimulatedDemand(seed), 20, 60).average());
        }

        PoolingPrior learned = general.learnedFrom(siblings);

        assertThat(learned.mean(1)).isCloseTo(SimulatedDemand.MEAN_ELASTICITY, within(0.2));
        assertThat(learned.deviation(1)).isLessThan(0.7 * general.deviation(1));
        assertThat(learned.mean(0)).isEqualTo(general.mean(0));
        assertThat(general.learnedFrom(List.of()).mean(1)).isEqualTo(general.mean(1));
        assertThat(general.learnedFrom(List.of()).deviation(1)).isEqualTo(general.deviation(1));
    }

    private static PooledCells<Integer> product(SimulatedDemand market, int cells, int weeks) {
        ProductDemand<Integer> demand = new ProductDemand<>(SimulatedDemand.model(), SimulatedDemand.centring());
        market.truths(cells).forEach((cell, truth) -> {
            for (int week = 0; week < weeks; week++) {
                demand.add(cell, market.week(truth, week));
            }
        });
        return demand.fit(SimulatedDemand.START).pooled();
    }

    private static final class Recovery {
        private double squares;
        private int cells;
        private int covered80;
        private int covered95;
        private int wrongSigns;

        void run(long seed, int count, int weeks) {
            SimulatedDemand market = new SimulatedDemand(seed);
            Map<Integer, SimulatedDemand.Truth> truths = market.truths(count);
            ProductDemand<Integer> demand = new ProductDemand<>(SimulatedDemand.model(), SimulatedDemand.centring());
            truths.forEach((cell, truth) -> {
                for (int week = 0; week < weeks; week++) {
                    demand.add(cell, market.week(truth, week));
                }
            });
            ProductResponse<Integer> response = demand.fit(SimulatedDemand.START);
            truths.forEach((cell, truth) -> judge(response.pooled().of(cell), truth.elasticity()));
        }

        private void judge(Posterior belief, double truth) {
            double apart = belief.mean(1) - truth;
            squares += apart * apart;
            covered80 += Math.abs(apart) <= Interval.halfWidth(0.8) * belief.deviation(1) ? 1 : 0;
            covered95 += Math.abs(apart) <= Interval.halfWidth(0.95) * belief.deviation(1) ? 1 : 0;
            wrongSigns += belief.mean(1) >= 0 ? 1 : 0;
            cells++;
        }

        double rootMeanSquare() {
            return Math.sqrt(squares / cells);
        }

        double coverage80() {
            return (double) covered80 / cells;
        }

        double coverage95() {
            return (double) covered95 / cells;
        }
    }
}
