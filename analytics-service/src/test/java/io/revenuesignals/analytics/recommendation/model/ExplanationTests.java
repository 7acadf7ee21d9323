package io.revenuesignals.analytics.recommendation.model;

import static io.revenuesignals.analytics.recommendation.model.PricingFixture.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.recommendation.model.PriceAdvice.Recommend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    @Test
    void everyPrintedNumberCanBeWorkedOutFromTheRecordAlone() {
        PricingQuestion question = aQuestion().against("3.10", 0.8, 1.2).question();
        Recommend advice = (Recommend) new PriceRecommender(PricePolicy.usual()).advise(question);

        Explanation told = advice.explanation();

        Recomputed again = new Recomputed(told);
        assertThat(again.units(told.now().price())).isEqualTo(told.now().units());
        assertThat(again.units(told.considered().price()))
                .isEqualTo(told.considered().units());
        assertThat(again.revenue(told.considered().price()))
                .isEqualTo(told.considered().revenue());
        assertThat(again.profit(told.considered().price()))
                .isEqualTo(told.considered().profit());
        assertThat(told.expectedGain()).isCloseTo(again.gain(), within(1e-12));
        assertThat(told.probabilityOfGain()).isEqualTo(again.probability());
        assertThat(told.expectedProfitGain()).isEqualTo(again.profitGain());
        assertThat(told.consideredPrice()).isEqualTo(advice.proposedPrice());
        assertThat(told.seed()).isEqualTo(told.question().seed());
    }

    /** The arithmetic of the documentation, written a second time. */
    private static final class Recomputed {
        private final Explanation told;
        private final double[] elasticities;
        private final double[] factors;

        Recomputed(Explanation told) {
            this.told = told;
            this.elasticities = new double[told.draws()];
            this.factors = new double[told.draws()];
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(told.seed());
            ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
            double mean = told.question().sensitivity().elasticity();
            double deviation = told.question().sensitivity().standardDeviation();
            double d = told.question().weeklyUnitsDeviation();
            for (int i = 0; i < told.draws(); i += 2) {
                double z = normal.sample();
                double u = normal.sample();
                elasticities[i] = mean + z * deviation;
                elasticities[i + 1] = mean - z * deviation;
                factors[i] = Math.exp(-d * d / 2 + d * u);
                factors[i + 1] = Math.exp(-d * d / 2 - d * u);
            }
        }

        ExpectedResult.Range units(BigDecimal price) {
            return range(price, 1);
        }

        ExpectedResult.Range revenue(BigDecimal price) {
            return range(price, price.doubleValue());
        }

        ExpectedResult.Range profit(BigDecimal price) {
            return range(price, margin(price));
        }

        double gain() {
            return profitOf(told.consideredPrice()) / profitOf(told.question().currentPrice()) - 1;
        }

        BigDecimal profitGain() {
            return money(
                    profitOf(told.consideredPrice()) - profitOf(told.question().currentPrice()));
        }

        double probability() {
            double[] then = weekly(told.consideredPrice());
            int gains = 0;
            for (int i = 0; i < then.length; i++) {
                double now =
                        told.question().weeklyUnits() * margin(told.question().currentPrice());
                gains += then[i] * margin(told.consideredPrice()) > now ? 1 : 0;
            }
            return (double) gains / then.length;
        }

        private double profitOf(BigDecimal price) {
            return Arrays.stream(weekly(price)).average().orElseThrow() * margin(price);
        }

        private ExpectedResult.Range range(BigDecimal price, double each) {
            double[] weekly = weekly(price);
            double mean = Arrays.stream(weekly).average().orElseThrow() * each;
            for (int i = 0; i < weekly.length; i++) {
                weekly[i] *= each * factors[i];
            }
            Arrays.sort(weekly);
            return new ExpectedResult.Range(
                    money(mean), money(percentile(weekly, 0.1)), money(percentile(weekly, 0.9)));
        }

        private double[] weekly(BigDecimal price) {
            double ratio = price.doubleValue() / told.question().currentPrice().doubleValue();
            return Arrays.stream(elasticities)
                    .map(elasticity -> told.question().weeklyUnits() * Math.pow(ratio, elasticity))
                    .toArray();
        }

        private double margin(BigDecimal price) {
            BigDecimal cost = told.question().unitCost();
            assertThat(cost).isNotNull();
            return price.doubleValue() - cost.doubleValue();
        }

        private static double percentile(double[] sorted, double probability) {
            double position = probability * (sorted.length - 1);
            int below = (int) position;
            return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
        }

        private static BigDecimal money(double amount) {
            return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
        }
    }
}
