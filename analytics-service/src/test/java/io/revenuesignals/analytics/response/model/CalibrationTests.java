package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final double MODEL_DEVIATION = 0.3;

    @Test
    void widensIntervalsOfAModelThatIsTooSureOfItself() {
        Calibration calibration = Calibration.from(past(0.45, 0, 400), TODAY);

        assertThat(calibration.factor(0.8)).isCloseTo(1.5, within(0.15));
        DemandForecast forecast = new DemandForecast(Math.log(100), 0, MODEL_DEVIATION * MODEL_DEVIATION);
        Interval widened = forecast.interval(0.8, calibration);
        Interval trusted = forecast.interval(0.8, Calibration.modelOnly());
        assertThat(widened.low()).isLessThan(trusted.low());
        assertThat(widened.high()).isGreaterThan(trusted.high());
    }

    @Test
    void holdsTheWishedShareOfFreshForecasts() {
        Calibration calibration = Calibration.from(past(0.45, 0, 8000), TODAY);
        long inside = past(0.45, 3, 2000).stream()
                .filter(judged -> {
                    Interval interval = judged.forecast().interval(0.8, calibration);
                    return judged.actualUnits() >= interval.low() && judged.actualUnits() <= interval.high();
                })
                .count();

        assertThat(inside / 2000.0).isBetween(0.77, 0.83);
    }

    @Test
    void trustsTheModelUntilFiftyForecastsHaveBeenJudged() {
        Calibration calibration = Calibration.from(past(0.9, 0, 49), TODAY);

        assertThat(calibration.factor(0.8)).isEqualTo(1);
        assertThat(calibration.smearing()).isEqualTo(1);
    }

    @Test
    void scalesMediansToTheSumsTheyStandFor() {
        Calibration calibration = Calibration.from(past(0.5, 0, 4000), TODAY);

        assertThat(calibration.smearing()).isCloseTo(Math.exp(0.5 * 0.5 / 2), within(0.03));
    }

    @Test
    void forgetsForecastsOfLongAgo() {
        List<Calibration.Judged> old = past(5.0, 0, 400).stream()
                .map(judged ->
                        new Calibration.Judged(judged.week().minusWeeks(40), judged.forecast(), judged.actualUnits()))
                .toList();

        assertThat(Calibration.from(old, TODAY).errors()).isZero();
    }

    private static List<Calibration.Judged> past(double trueDeviation, long seed, int count) {
        Random random = new Random(seed);
        List<Calibration.Judged> past = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DemandForecast forecast = new DemandForecast(Math.log(100 + i % 7), 0, MODEL_DEVIATION * MODEL_DEVIATION);
            double actual = forecast.median() * Math.exp(trueDeviation * random.nextGaussian());
            past.add(new Calibration.Judged(TODAY.minusWeeks(1 + i % 12), forecast, actual));
        }
        return past;
    }
}
