package io.revenuesignals.analytics.share.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revenuesignals.analytics.share.model.Cusum.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareControlTests {

    @Test
    void learnsWhatIsUsual() {
        ShareControl control =
                ShareControl.learned(weeks(new SplittableRandom(1), 2000)).orElseThrow();

        assertThat(control.mean()).isCloseTo(20, within(0.5));
        assertThat(control.carry()).isCloseTo(0.4, within(0.06));
        assertThat(control.deviation()).isCloseTo(3, within(0.2));
    }

    @Test
    void noticesALastingFallOfTheShare() {
        SplittableRandom random = new SplittableRandom(2);
        ShareControl control = ShareControl.learned(weeks(random, 104)).orElseThrow();

        int weeks = 0;
        for (double share : weeks(random, 40)) {
            control = control.signal() == Signal.NONE ? control.after(share - 7) : control;
            weeks += control.signal() == Signal.NONE ? 1 : 0;
        }

        assertThat(control.signal()).isEqualTo(Signal.FELL);
        assertThat(weeks).isLessThan(20);
    }

    @Test
    void staysQuietInMostYearsWithoutAShift() {
        SplittableRandom random = new SplittableRandom(3);
        int alarms = 0;
        for (int run = 0; run < 500; run++) {
            List<Double> weeks = weeks(random, 156);
            ShareControl control = ShareControl.learned(weeks.subList(0, 104)).orElseThrow();
            for (double share : weeks.subList(104, 156)) {
                control = control.signal() == Signal.NONE ? control.after(share) : control;
            }
            alarms += control.signal() == Signal.NONE ? 0 : 1;
        }

        assertThat(alarms / 500.0).isLessThan(0.12);
    }

    @Test
    void needsHalfAYearAndSurvivesAShareThatNeverMoves() {
        assertThat(ShareControl.learned(weeks(new SplittableRandom(1), 25))).isEmpty();
        assertThat(ShareControl.learned(Collections.nCopies(30, 12.0))
                        .orElseThrow()
                        .after(12.0)
                        .signal())
                .isEqualTo(Signal.NONE);
    }

    private static List<Double> weeks(SplittableRandom random, int count) {
        List<Double> weeks = new ArrayList<>();
        double departure = 0;
        for (int week = 0; week < count; week++) {
            departure = 0.4 * departure + 3 * random.nextGaussian();
            weeks.add(20 + departure);
        }
        return weeks;
    }
}
