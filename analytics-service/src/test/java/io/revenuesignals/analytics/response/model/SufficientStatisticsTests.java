package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SufficientStatisticsTests {

    private static final int SIZE = 5;
    private static final double TOLERANCE = 1e-9;
    private static final LocalDate START = LocalDate.of(2021, 1, 4);
    private static final LocalDate TODAY = START.plusWeeks(200);
    private static final Forgetting FORGETTING = Forgetting.halvingEveryWeeks(4);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnySplitGiveTheSameMoments(long seed) {
        Random random = new Random(seed);
        List<Row> rows = rows(random, 300);
        Moments expected = batch(rows, TODAY);

        Collections.shuffle(rows, random);
        List<SufficientStatistics> parts = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(part -> SufficientStatistics.empty(SIZE, FORGETTING))
                .toList();
        rows.forEach(row -> row.addTo(parts.get(random.nextInt(parts.size()))));
        SufficientStatistics merged = SufficientStatistics.empty(SIZE, FORGETTING);
        parts.forEach(merged::merge);

        assertSame(merged.at(TODAY), expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void removedAndCorrectedRowsLeaveNoTrace(long seed) {
        Random random = new Random(seed);
        List<Row> kept = rows(random, 150);
        List<Row> wrong = rows(random, 150);
        List<Row> both = new ArrayList<>(kept);
        both.addAll(wrong);
        Collections.shuffle(both, random);
        SufficientStatistics statistics = SufficientStatistics.empty(SIZE, FORGETTING);
        both.forEach(row -> row.addTo(statistics));

        Collections.shuffle(wrong, random);
        wrong.forEach(row -> statistics.remove(row.x, row.y, row.day));

        assertSame(statistics.at(TODAY), batch(kept, TODAY));
    }

    @Test
    void removingTheLastRowLeavesExactlyNothing() {
        SufficientStatistics statistics = SufficientStatistics.empty(SIZE, FORGETTING);
        Row row = rows(new Random(1), 1).getFirst();
        row.addTo(statistics);
        statistics.remove(row.x, row.y, row.day);

        assertThat(statistics.count()).isZero();
        assertThat(statistics.at(TODAY).responseSquares()).isZero();
        assertThatThrownBy(() -> statistics.remove(row.x, row.y, row.day)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRowOneHalfLifeOldCountsHalf() {
        SufficientStatistics statistics = SufficientStatistics.empty(1, FORGETTING);
        statistics.add(new double[] {1}, 2, START);
        statistics.add(new double[] {1}, 2, START.plusWeeks(4));

        Moments moments = statistics.at(START.plusWeeks(4));

        assertThat(moments.weight()).isEqualTo(1.5);
        assertThat(moments.gram(0, 0)).isEqualTo(1.5);
        assertThat(moments.cross(0)).isEqualTo(3);
        assertThat(moments.count()).isEqualTo(2);
    }

    @Test
    void withoutForgettingEveryRowCountsTheSame() {
        SufficientStatistics statistics = SufficientStatistics.empty(1, Forgetting.never());
        statistics.add(new double[] {1}, 2, START);
        statistics.add(new double[] {1}, 2, START.plusYears(30));

        assertThat(statistics.at(TODAY).weight()).isEqualTo(2);
    }

    @Test
    void survivesBeingWrittenDown() {
        SufficientStatistics statistics = SufficientStatistics.empty(SIZE, FORGETTING);
        List<Row> rows = rows(new Random(3), 50);
        rows.forEach(row -> row.addTo(statistics));

        SufficientStatistics restored = SufficientStatistics.restore(statistics.snapshot(), FORGETTING);
        rows.getFirst().addTo(restored);
        rows.getFirst().addTo(statistics);

        assertSame(restored.at(TODAY), statistics.at(TODAY));
    }

    @Test
    void refusesRowsThatAreNotNumbersOrOfAnotherShape() {
        SufficientStatistics statistics = SufficientStatistics.empty(1, FORGETTING);

        assertThatThrownBy(() -> statistics.add(new double[] {Double.NaN}, 1, START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statistics.add(new double[] {1, 2}, 1, START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statistics.merge(SufficientStatistics.empty(2, FORGETTING)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Row(double[] x, double y, LocalDate day) {
        void addTo(SufficientStatistics statistics) {
            statistics.add(x, y, day);
        }
    }

    /** The plain sums, each row weighted as seen from the day. */
    private static Moments batch(List<Row> rows, LocalDate day) {
        double[] gram = new double[SIZE * (SIZE + 1) / 2];
        double[] cross = new double[SIZE];
        double squares = 0;
        double weights = 0;
        for (Row row : rows) {
            double weight = Math.pow(2, (row.day.toEpochDay() - day.toEpochDay()) / FORGETTING.halfLifeDays());
            int at = 0;
            for (int i = 0; i < SIZE; i++) {
                cross[i] += weight * row.x[i] * row.y;
                for (int j = i; j < SIZE; j++) {
                    gram[at++] += weight * row.x[i] * row.x[j];
                }
            }
            squares += weight * row.y * row.y;
            weights += weight;
        }
        return new Moments(SIZE, rows.size(), weights, gram, cross, squares);
    }

    private static List<Row> rows(Random random, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] x = {1, random.nextGaussian(), random.nextGaussian() / 10, random.nextInt(2), random.nextDouble()};
            rows.add(new Row(x, 1 + random.nextGaussian(), START.plusWeeks(random.nextInt(200))));
        }
        return rows;
    }

    private static void assertSame(Moments actual, Moments expected) {
        assertThat(actual.count()).isEqualTo(expected.count());
        assertClose(actual.weight(), expected.weight(), expected.weight());
        assertClose(actual.responseSquares(), expected.responseSquares(), expected.responseSquares());
        for (int i = 0; i < SIZE; i++) {
            double scale = Math.sqrt(expected.gram(i, i) * expected.responseSquares());
            assertClose(actual.cross(i), expected.cross(i), scale);
            for (int j = 0; j < SIZE; j++) {
                assertClose(
                        actual.gram(i, j), expected.gram(i, j), Math.sqrt(expected.gram(i, i) * expected.gram(j, j)));
            }
        }
    }

    private static void assertClose(double actual, double expected, double scale) {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(TOLERANCE * scale);
    }
}
