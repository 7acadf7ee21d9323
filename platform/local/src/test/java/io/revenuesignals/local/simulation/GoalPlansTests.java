package io.revenuesignals.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalPlansTests {

    @Test
    void wantsFiveHundredOfSixHundredStores() {
        Map<String, Object> goal = goals(LocalDate.of(2026, 11, 23), 600).getFirst();
        assertThat(goal).containsEntry("target", "500").containsEntry("metric", "STORES_WITH_DISTRIBUTION");
        assertThat(goal.get("name")).isEqualTo("Spaghetti sauce in 500 stores that sell food");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2027-01-01", "2027-01-04", "2028-02-29", "2027-03-31", "2027-04-01"})
    void countsInThePeriodsThatTodayLiesIn(String today) {
        LocalDate day = LocalDate.parse(today);
        assertThat(goals(day, 60)).hasSize(5).allSatisfy(goal -> {
            Map<?, ?> period = (Map<?, ?>) goal.get("period");
            LocalDate start = LocalDate.parse(String.valueOf(period.get("start")));
            LocalDate end = switch (String.valueOf(period.get("kind"))) {
                case "MONTH" -> start.plusMonths(1);
                case "QUARTER" -> start.plusMonths(3);
                default -> start.plusYears(1);
            };
            assertThat(start).isBeforeOrEqualTo(day);
            assertThat(end).isAfter(day);
            assertThat(start.getDayOfMonth()).isEqualTo(1);
            assertThat(new BigDecimal(String.valueOf(goal.get("target")))).isPositive();
        });
    }

    @Test
    void setsRoundFigures() {
        Map<String, Object> units = goals(LocalDate.of(2026, 11, 23), 600).get(1);
        assertThat(String.valueOf(units.get("target"))).matches("\\d\\d0+");
    }

    private static List<Map<String, Object>> goals(LocalDate today, int stores) {
        MarketPlan plan = new MarketPlan(42, stores, 8, today);
        return new GoalPlans(plan, MarketSimulation.of(plan).totals()).all();
    }
}
