package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.response.model.PriceResponse.Estimated;
import io.revenuesignals.analytics.response.model.PriceResponse.Shortfall;
import io.revenuesignals.analytics.response.model.PriceResponse.TooLittleData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ProductResponseTests {

    private static final LocalDate TODAY = SimulatedDemand.START.plusWeeks(104);
    private static final EvidenceNeeded NEEDED = EvidenceNeeded.usual();

    private final SimulatedDemand market = new SimulatedDemand(42);
    private final Map<Integer, SimulatedDemand.Truth> truths = market.truths(40);

    @Test
    void tellsElasticityCrossElasticityAndLiftOfACell() {
        ProductResponse<Integer> response = observed(104).fit(TODAY);

        Estimated estimated = (Estimated) response.of(7, NEEDED);

        SimulatedDemand.Truth truth = truths.get(7);
        assertThat(estimated.elasticity()).isCloseTo(truth.elasticity(), within(3 * estimated.standardDeviation()));
        assertThat(estimated.low()).isLessThan(estimated.elasticity());
        assertThat(estimated.high()).isGreaterThan(estimated.elasticity());
        assertThat(estimated.probabilityNegative()).isGreaterThan(0.99);
        assertThat(estimated.sigma()).isCloseTo(SimulatedDemand.NOISE, within(0.1));
        assertThat(estimated.crossElasticity()).isNotNull();
        assertThat(estimated.lifts()).singleElement().satisfies(lift -> {
            assertThat(lift.mechanic()).isEqualTo(Regressor.FEATURE);
            assertThat(lift.lift().low()).isLessThan(Math.expm1(truth.feature()) + 0.6);
            assertThat(lift.weeksSeen()).isBetween(5.0, 45.0);
        });
        assertThat(estimated.observations()).isEqualTo(104);
        assertThat(estimated.modelVersion()).isEqualTo("simulated-1");
    }

    @Test
    void theMeanOverAllCellsIsKnownBetterThanAnyCell() {
        ProductResponse<Integer> response = observed(30).fit(TODAY);

        Estimated overall = (Estimated) response.overall(NEEDED);

        assertThat(overall.elasticity()).isCloseTo(SimulatedDemand.MEAN_ELASTICITY, within(0.4));
        assertThat(overall.standardDeviation()).isLessThan(((Estimated) response.of(3, NEEDED)).standardDeviation());
        assertThat(overall.observations()).isEqualTo(40 * 30);
    }

    @Test
    void aCellWithFewWeeksIsToldWhatToObserve() {
        ProductDemand<Integer> demand = observed(30);
        for (int week = 0; week < 5; week++) {
            demand.add(99, market.week(truths.get(1), week));
        }

        assertThat(demand.fit(TODAY).of(99, NEEDED))
                .asInstanceOf(InstanceOfAssertFactories.type(TooLittleData.class))
                .satisfies(lack -> {
                    assertThat(lack.reasons()).containsExactly(Shortfall.TOO_FEW_OBSERVATIONS);
                    assertThat(lack.toObserve()).isEqualTo("sales with a price for 3 more weeks");
                    assertThat(lack.observations()).isEqualTo(5);
                });
    }

    @Test
    void aPriceThatNeverMovedTellsNothing() {
        ProductDemand<Integer> demand = observed(30);
        for (int week = 0; week < 30; week++) {
            demand.add(99, market.week(truths.get(1), week).withPrice(2.99));
        }

        assertThat(demand.fit(TODAY).of(99, NEEDED))
                .asInstanceOf(InstanceOfAssertFactories.type(TooLittleData.class))
                .extracting(TooLittleData::reasons)
                .isEqualTo(List.of(Shortfall.TOO_FEW_PRICE_POINTS));
    }

    @Test
    void aCellThatSellsNothingInManyWeeksSendsOneToAWiderCell() {
        ProductDemand<Integer> demand = observed(30);
        for (int week = 0; week < 30; week++) {
            DemandWeek sold = market.week(truths.get(1), week);
            demand.add(
                    99,
                    week % 3 == 0 ? DemandWeek.of(sold.week(), 0, sold.price()).withCompetition(3.0, 0) : sold);
        }

        ProductResponse<Integer> response = demand.fit(TODAY);

        assertThat(response.evidence(99).zeroSales()).isEqualTo(10);
        assertThat(response.of(99, NEEDED))
                .asInstanceOf(InstanceOfAssertFactories.type(TooLittleData.class))
                .extracting(TooLittleData::reasons)
                .isEqualTo(List.of(Shortfall.TOO_MANY_ZERO_SALES));
    }

    @Test
    void aWeekWithoutCompetitorPriceIsCountedButNotUsed() {
        ProductDemand<Integer> demand = observed(30);

        boolean used = demand.add(0, market.week(truths.get(0), 31).withCompetition(null, 0));

        CellEvidence evidence = demand.fit(TODAY).evidence(0);
        assertThat(used).isFalse();
        assertThat(evidence.unusable()).isEqualTo(1);
        assertThat(evidence.observations()).isEqualTo(30);
    }

    @Test
    void orderPartitionAndCorrectionDoNotChangeTheEstimate() {
        List<DemandWeek> weeks = new ArrayList<>();
        for (int week = 0; week < 80; week++) {
            weeks.add(market.week(truths.get(1), week));
        }
        ProductDemand<String> straight = aProduct();
        weeks.forEach(week -> straight.add("cell", week));

        Collections.shuffle(weeks, new Random(9));
        ProductDemand<String> left = aProduct();
        ProductDemand<String> right = aProduct();
        weeks.subList(0, 33).forEach(week -> left.add("cell", week));
        weeks.subList(33, 80).forEach(week -> right.add("cell", week));
        right.add("cell", weeks.get(40).withPrice(9.99));
        right.remove("cell", weeks.get(40).withPrice(9.99));
        left.merge(right);

        Posterior expected = straight.fit(TODAY).pooled().of("cell");
        Posterior actual = left.fit(TODAY).pooled().of("cell");
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.mean(i)).isCloseTo(expected.mean(i), within(1e-9 * Math.abs(expected.mean(i))));
        }
        assertThat(left.fit(TODAY).evidence("cell"))
                .isEqualTo(straight.fit(TODAY).evidence("cell"));
    }

    @Test
    void forecastsTheMedianForOneWeekAndTheMeanForSums() {
        ProductResponse<Integer> response = observed(104).fit(TODAY);
        DemandWeek plan = DemandWeek.of(TODAY, 0, 2.7).withCompetition(3.0, 0);

        DemandForecast forecast = response.forecast(7, plan).orElseThrow();

        assertThat(forecast.mean()).isCloseTo(forecast.median() * Math.exp(forecast.variance() / 2), within(1e-6));
        assertThat(response.forecast(7, plan.withPrice(3.3)).orElseThrow().median())
                .isLessThan(forecast.median());
        assertThat(response.forecast(7, plan.withCompetition(null, 0))).isEmpty();
    }

    private ProductDemand<Integer> observed(int weeks) {
        ProductDemand<Integer> demand = aProduct();
        truths.forEach((cell, truth) -> {
            for (int week = 0; week < weeks; week++) {
                demand.add(cell, market.week(truth, week));
            }
        });
        return demand;
    }

    private static <C> ProductDemand<C> aProduct() {
        return new ProductDemand<>(SimulatedDemand.model(), SimulatedDemand.centring());
    }
}
