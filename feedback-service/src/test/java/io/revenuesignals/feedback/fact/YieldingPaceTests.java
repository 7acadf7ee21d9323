package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YieldingPaceTests {

    private static final Duration WORK = Duration.ofMillis(100);

    private long taken;
    private long now;
    private final YieldingPace pace = new YieldingPace(() -> taken, 1_000, 4, () -> now);

    private Duration restAfterASecondWith(long facts) {
        taken += facts;
        now += Duration.ofSeconds(1).toNanos();
        return pace.restAfter(WORK);
    }

    @Test
    void worksSteadilyWhileTheDoorIsQuiet() {
        assertThat(restAfterASecondWith(0)).isZero();
        assertThat(restAfterASecondWith(1_000)).isZero();
    }

    @Test
    void restsMostOfTheTimeWhileTheDoorIsBusyAndWorksAgainAfterwards() {
        assertThat(restAfterASecondWith(50_000)).isEqualTo(Duration.ofMillis(400));
        assertThat(restAfterASecondWith(0)).isZero();
    }

    @Test
    void readsLittleAtOnceWhileTheDoorIsBusyAndAllThereIsAfterwards() {
        assertThat(pace.recordsAtOnce()).isEqualTo(Integer.MAX_VALUE);
        restAfterASecondWith(50_000);
        assertThat(pace.recordsAtOnce()).isEqualTo(200);
        restAfterASecondWith(0);
        assertThat(pace.recordsAtOnce()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void neverRestsForLong() {
        taken = 1_000_000;
        now = 1;
        assertThat(pace.restAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(2));
    }
}
