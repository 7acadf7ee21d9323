package io.revenuesignals.analytics.response.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelContestTests {

    private final SimulatedDemand market = new SimulatedDemand(17);

    @Test
    void takesTheModelThatKnowsCompetitorsWhereTheyMatter() {
        Map<Integer, List<DemandWeek>> cells = cells(20, 80);

        List<ModelContest.Score> scores = ModelContest.usual().scores(cells);

        assertThat(scores).extracting(score -> score.model().version()).doesNotContain("seasonal-1", "dynamic-1");
        assertThat(scores.getFirst().model()).isEqualTo(DemandModel.competitive());
        assertThat(scores.getFirst().wape()).isLessThan(scores.getLast().wape());
        assertThat(scores.getFirst().coverage80()).isBetween(0.7, 0.9);
    }

    @Test
    void fallsBackOnWhatTheWeeksCanFeedWhenHistoryIsShort() {
        assertThat(ModelContest.usual().best(cells(5, 20))).isEqualTo(DemandModel.competitive());
        assertThat(ModelContest.usual().best(Map.of())).isEqualTo(DemandModel.ownOnly());
    }

    private Map<Integer, List<DemandWeek>> cells(int count, int weeks) {
        Map<Integer, List<DemandWeek>> cells = new LinkedHashMap<>();
        market.truths(count)
                .forEach((cell, truth) -> cells.put(
                        cell,
                        IntStream.range(0, weeks)
                                .mapToObj(week -> market.week(truth, week))
                                .toList()));
        return cells;
    }
}
