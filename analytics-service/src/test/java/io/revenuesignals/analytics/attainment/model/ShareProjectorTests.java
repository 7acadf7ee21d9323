package io.revenuesignals.analytics.attainment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareProjectorTests {

    private static final GoalPeriod QUARTER = new GoalPeriod(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 4, 6));
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);

    private final ShareProjector projector = new ShareProjector();

    @Test
    void weighsTheShareSoFarByThePartOfTheMarketThatIsSold() {
        List<ShareWeek> weeks = new ArrayList<>();
        for (int week = 0; week < 58; week++) {
            weeks.add(new ShareWeek(FIRST.plusWeeks(week), week < 52 ? 200 : 260, 1000));
        }

        Projection projection = projector.project(weeks, 0, QUARTER, FIRST.plusWeeks(58), 25);

        assertThat(projection.actual()).isCloseTo(26, within(1e-9));
        assertThat(projection.projection()).isBetween(25.0, 26.0);
        assertThat(projection.state()).isIn(AttainmentState.ON_TRACK, AttainmentState.AT_RISK);
    }

    @Test
    void intervalsHoldAboutFourFifthsOfTheTruth() {
        int inside = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<ShareWeek> weeks = weeks(new Random(seed), 65);
            double end = share(weeks.subList(52, 65));
            Projection projection = projector.project(weeks.subList(0, 57), 0, QUARTER, FIRST.plusWeeks(57), 20);
            inside += end >= projection.low() && end <= projection.high() ? 1 : 0;
        }

        assertThat(inside / 300.0).isBetween(0.74, 0.92);
    }

    @Test
    void samplingErrorWidensTheInterval() {
        List<ShareWeek> weeks = weeks(new Random(1), 57);

        Projection census = projector.project(weeks, 0, QUARTER, FIRST.plusWeeks(57), 20);
        Projection panel = projector.project(weeks, 3, QUARTER, FIRST.plusWeeks(57), 20);

        assertThat(panel.high() - panel.low()).isGreaterThan(census.high() - census.low() + 1);
    }

    @Test
    void withoutAMarketThereIsNoShare() {
        Projection projection = projector.project(List.of(), 0, QUARTER, FIRST.plusWeeks(57), 20);

        assertThat(projection.method()).isEqualTo(ProjectionMethod.NO_DATA);
        assertThat(projection.high()).isEqualTo(100);
    }

    @Test
    void countsTheWholePeriodWhenItIsOver() {
        List<ShareWeek> weeks = weeks(new Random(2), 70);

        Projection projection = projector.project(weeks, 0, QUARTER, QUARTER.to(), 1);

        assertThat(projection.state()).isEqualTo(AttainmentState.ACHIEVED);
        assertThat(projection.actual()).isCloseTo(share(weeks.subList(52, 65)), within(1e-9));
    }

    private static List<ShareWeek> weeks(Random random, int count) {
        List<ShareWeek> weeks = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            double market = 1000 * (1 + 0.1 * random.nextGaussian());
            double share = Math.clamp(0.2 + 0.06 * random.nextGaussian(), 0.0, 1.0);
            weeks.add(new ShareWeek(FIRST.plusWeeks(week), share * market, market));
        }
        return weeks;
    }

    private static double share(List<ShareWeek> weeks) {
        double own = weeks.stream().mapToDouble(ShareWeek::own).sum();
        return 100 * own / weeks.stream().mapToDouble(ShareWeek::market).sum();
    }
}
