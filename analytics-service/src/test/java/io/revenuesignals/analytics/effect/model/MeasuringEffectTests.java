package io.revenuesignals.analytics.effect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.effect.model.PriceEffect.Measured;
import io.revenuesignals.analytics.effect.model.PriceEffect.TooEarly;
import io.revenuesignals.analytics.effect.model.PriceEffect.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuringEffectTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final ChangedPrice CHEAPER =
            new ChangedPrice(new BigDecimal("3.00"), new BigDecimal("2.70"), new BigDecimal("1.50"), MONDAY);
    private static final double ELASTICITY = -2.5;

    private final MeasuringEffect measuring = MeasuringEffect.afterTwoWeeks();

    @Test
    void comparesWhatWasSoldWithWhatWasExpectedWithAndWithoutTheChange() {
        double expected = 1000 * Math.pow(0.9, ELASTICITY);

        Measured effect = (Measured) measuring.of(CHEAPER, weeks(4, expected), new Uncertainty(0.2, 0.05));

        assertThat(effect.weeks()).isEqualTo(4);
        assertThat(effect.actualUnits()).isCloseTo(4 * expected, within(1e-6));
        assertThat(effect.expectedUnits()).isCloseTo(4 * expected, within(1e-6));
        assertThat(effect.effectUnits()).isCloseTo(4 * (expected - 1000), within(1e-6));
        assertThat(effect.effectLow()).isBetween(0.0, effect.effectUnits());
        assertThat(effect.impliedElasticity()).isCloseTo(ELASTICITY, within(1e-9));
        assertThat(effect.verdict()).isEqualTo(Verdict.AS_EXPECTED);
        double profit = 4 * (expected * 1.20 - 1000 * 1.50);
        assertThat(effect.profitEffect()).isCloseTo(BigDecimal.valueOf(profit), within(new BigDecimal("0.01")));
    }

    @Test
    void callsAnAnswerBeyondTheIntervalBetterOrWorse() {
        double expected = 1000 * Math.pow(0.9, ELASTICITY);
        Uncertainty uncertainty = new Uncertainty(0.1, 0.05);

        assertThat(((Measured) measuring.of(CHEAPER, weeks(6, expected * 1.3), uncertainty)).verdict())
                .isEqualTo(Verdict.BETTER_THAN_EXPECTED);
        assertThat(((Measured) measuring.of(CHEAPER, weeks(6, 1000), uncertainty)).verdict())
                .isEqualTo(Verdict.WORSE_THAN_EXPECTED);
    }

    @Test
    void waitsForTwoFullWeeksAfterTheChange() {
        List<ObservedWeek> weeks = new ArrayList<>(weeks(1, 1200));
        weeks.add(ObservedWeek.againstUsual(MONDAY.minusWeeks(1), 1000, 1000, CHEAPER, ELASTICITY));

        assertThat(measuring.of(CHEAPER, weeks, new Uncertainty(0.2, 0.05))).isEqualTo(new TooEarly(1, 2));
    }

    @Test
    void intervalsHoldAboutFourFifthsOfTheTruth() {
        Random random = new Random(1);
        int inside = 0;
        for (int run = 0; run < 2000; run++) {
            double lasting = 0.1 * random.nextGaussian() - 0.005;
            List<ObservedWeek> weeks = new ArrayList<>();
            for (int week = 0; week < 5; week++) {
                double expected = 1000 * Math.pow(0.9, ELASTICITY);
                double noise = 0.3 * random.nextGaussian() - 0.045;
                weeks.add(ObservedWeek.againstUsual(
                        MONDAY.plusWeeks(week), expected * Math.exp(lasting + noise), 1000, CHEAPER, ELASTICITY));
            }
            Measured effect = (Measured) measuring.of(CHEAPER, weeks, new Uncertainty(0.3, 0.1));
            inside += effect.verdict() == Verdict.AS_EXPECTED ? 1 : 0;
        }

        assertThat(inside / 2000.0).isBetween(0.77, 0.83);
    }

    @Test
    void doubtAboutTheElasticityGrowsWithTheStep() {
        ChangedPrice small = new ChangedPrice(new BigDecimal("3.00"), new BigDecimal("2.97"), null, MONDAY);

        assertThat(Uncertainty.of(0.2, 0, 0.5, CHEAPER).lasting())
                .isGreaterThan(5 * Uncertainty.of(0.2, 0, 0.5, small).lasting());
    }

    @Test
    void knowsNoProfitWithoutCostAndNoElasticityWithoutSales() {
        ChangedPrice costless = new ChangedPrice(new BigDecimal("3.00"), new BigDecimal("2.70"), null, MONDAY);

        Measured effect = (Measured) measuring.of(costless, weeks(3, 0), new Uncertainty(0.2, 0.05));

        assertThat(effect.profitEffect()).isNull();
        assertThat(effect.impliedElasticity()).isNull();
    }

    @Test
    void refusesAChangeThatIsNone() {
        assertThatThrownBy(() -> new ChangedPrice(new BigDecimal("3.00"), new BigDecimal("3.0"), null, MONDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<ObservedWeek> weeks(int count, double actual) {
        List<ObservedWeek> weeks = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            weeks.add(ObservedWeek.againstUsual(MONDAY.plusWeeks(week), actual, 1000, CHEAPER, ELASTICITY));
        }
        return weeks;
    }
}
