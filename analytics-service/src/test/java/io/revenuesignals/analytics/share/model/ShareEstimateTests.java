package io.revenuesignals.analytics.share.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareEstimateTests {

    @Test
    void aFullCensusIsExact() {
        ShareEstimate share = ShareEstimate.of(panel(new Random(1), 83), 83);

        assertThat(share.standardError()).isZero();
        assertThat(share.coverage()).isEqualTo(1);
    }

    @Test
    void theJackknifeAgreesWithTheBootstrap() {
        List<StoreVolume> panel = panel(new Random(2), 83);

        double jackknife = ShareEstimate.of(panel, 1_000_000_000).standardError();

        assertThat(jackknife).isCloseTo(bootstrap(panel, new Random(3), 2000), within(0.1 * jackknife));
    }

    @Test
    void seeingMoreOfTheStoresMakesTheShareSurer() {
        List<StoreVolume> panel = panel(new Random(2), 83);

        double few = ShareEstimate.of(panel, 830).standardError();
        double most = ShareEstimate.of(panel, 100).standardError();

        assertThat(most).isCloseTo(few * Math.sqrt((1 - 0.83) / (1 - 0.1)), within(1e-9));
    }

    @Test
    void oneStoreOfManyTellsNothingAboutPrecision() {
        ShareEstimate share = ShareEstimate.of(List.of(new StoreVolume(10, 100)), 50);

        assertThat(share.percent()).isEqualTo(new BigDecimal("10.00"));
        assertThat(share.standardError()).isNaN();
        assertThatThrownBy(() -> ShareEstimate.of(panel(new Random(1), 5), 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsHalfEven() {
        assertThat(ShareEstimate.of(List.of(new StoreVolume(1, 800)), 1).percent())
                .isEqualTo(new BigDecimal("0.12"));
        assertThat(ShareEstimate.of(List.of(new StoreVolume(3, 800)), 1).percent())
                .isEqualTo(new BigDecimal("0.38"));
    }

    @Test
    void aDifferenceWithinSamplingErrorIsNotCalledAChange() {
        Map<Integer, StoreVolume> before = new HashMap<>();
        Map<Integer, StoreVolume> after = new HashMap<>();
        Random random = new Random(5);
        for (int store = 0; store < 60; store++) {
            before.put(store, volume(random, 0.2));
            after.put(store, volume(random, 0.2));
        }

        assertThat(ShareChange.between(before, after, 2000)).isInstanceOf(ShareChange.WithinNoise.class);
    }

    @Test
    void aDifferenceOfTenStandardErrorsIsAChangeAndACensusIsAlwaysSure() {
        assertThat(ShareChange.judge(new BigDecimal("0.50"), 0.05)).isInstanceOf(ShareChange.Changed.class);
        assertThat(ShareChange.judge(new BigDecimal("0.01"), 0)).isInstanceOf(ShareChange.Changed.class);
        assertThat(ShareChange.judge(new BigDecimal("0.00"), 0)).isInstanceOf(ShareChange.WithinNoise.class);
        assertThat(ShareChange.judge(new BigDecimal("0.50"), Double.NaN)).isInstanceOf(ShareChange.WithinNoise.class);
    }

    @Test
    void whatStoresHaveInCommonCancelsInTheChange() {
        Map<Integer, StoreVolume> before = new HashMap<>();
        Map<Integer, StoreVolume> after = new HashMap<>();
        Random random = new Random(6);
        for (int store = 0; store < 60; store++) {
            double share = Math.clamp(0.2 + 0.1 * random.nextGaussian(), 0.01, 0.9);
            before.put(store, new StoreVolume(Math.round(1000 * share), 1000));
            after.put(store, new StoreVolume(Math.round(1000 * (share + 0.01)), 1000));
        }

        ShareChange change = ShareChange.between(before, after, 5000);

        assertThat(change).isInstanceOf(ShareChange.Changed.class);
        assertThat(change.delta()).isEqualByComparingTo("1.00");
        assertThat(change.standardError())
                .isLessThan(ShareEstimate.of(before.values(), 5000).standardError() / 10);
    }

    private static double bootstrap(List<StoreVolume> panel, Random random, int times) {
        double[] shares = new double[times];
        double mean = 0;
        for (int i = 0; i < times; i++) {
            double own = 0;
            double market = 0;
            for (int j = 0; j < panel.size(); j++) {
                StoreVolume drawn = panel.get(random.nextInt(panel.size()));
                own += drawn.own();
                market += drawn.market();
            }
            shares[i] = 100 * own / market;
            mean += shares[i] / times;
        }
        double squares = 0;
        for (double share : shares) {
            squares += (share - mean) * (share - mean);
        }
        return Math.sqrt(squares / (times - 1));
    }

    private static List<StoreVolume> panel(Random random, int stores) {
        List<StoreVolume> panel = new ArrayList<>();
        for (int store = 0; store < stores; store++) {
            panel.add(volume(random, 0.2));
        }
        return panel;
    }

    private static StoreVolume volume(Random random, double share) {
        long market = Math.round(1000 * Math.exp(0.5 * random.nextGaussian()));
        double own = Math.clamp(share + 0.05 * random.nextGaussian(), 0.0, 1.0);
        return new StoreVolume(Math.round(own * market), market);
    }
}
