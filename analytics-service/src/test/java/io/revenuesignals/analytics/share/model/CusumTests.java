package io.revenuesignals.analytics.share.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.analytics.share.model.Cusum.Signal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CusumTests {

    private static final int RUNS = 8000;

    @Test
    void raisesAFalseAlarmInAboutThreeSeriesOfAHundredPerYear() {
        SplittableRandom random = new SplittableRandom(1);
        int oneYear = 0;
        int twoYears = 0;
        for (int run = 0; run < RUNS; run++) {
            int alarm = weeksToAlarm(random, 0, 0, 104);
            oneYear += alarm <= 52 ? 1 : 0;
            twoYears += alarm <= 104 ? 1 : 0;
        }

        assertThat((double) oneYear / RUNS).isBetween(0.022, 0.035);
        assertThat((double) twoYears / RUNS).isBetween(0.065, 0.09);
    }

    @Test
    void noticesAShiftOfOneStandardDeviationInAboutElevenWeeks() {
        SplittableRandom random = new SplittableRandom(2);
        int[] delays = new int[2000];
        for (int run = 0; run < delays.length; run++) {
            delays[run] = weeksToAlarm(random, 30, 1.0, 500) - 30;
        }
        Arrays.sort(delays);

        assertThat(delays[delays.length / 2]).isBetween(9, 13);
    }

    @Test
    void tellsTheDirectionAndStartsAnewAfterwards() {
        Cusum falling = Cusum.weekly();
        for (int week = 0; week < 11; week++) {
            falling = falling.after(-1.2);
        }

        assertThat(falling.signal()).isEqualTo(Signal.FELL);
        assertThat(falling.restarted().signal()).isEqualTo(Signal.NONE);
        assertThat(falling.restarted().weeks()).isZero();
    }

    @Test
    void oneLoudWeekIsNotAShift() {
        assertThat(Cusum.weekly().after(9).signal()).isEqualTo(Signal.NONE);
    }

    @Test
    void refusesAWeekThatIsNotANumber() {
        assertThatThrownBy(() -> Cusum.weekly().after(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int weeksToAlarm(SplittableRandom random, int shiftAfter, double shift, int most) {
        Cusum control = Cusum.weekly();
        for (int week = 1; week <= most; week++) {
            control = control.after(random.nextGaussian() + (week > shiftAfter ? shift : 0));
            if (control.signal() != Signal.NONE) {
                return week;
            }
        }
        return most + 1;
    }
}
