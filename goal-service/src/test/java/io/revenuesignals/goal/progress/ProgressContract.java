package io.revenuesignals.goal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of measures promises. */
public interface ProgressContract {

    Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    Instant EVENING = Instant.parse("2026-03-02T20:00:00Z");
    Instant NEXT_DAY = Instant.parse("2026-03-03T08:00:00Z");

    Progress progress();

    @Test
    default void keepsTheLastMeasureOfEachDay() {
        String goal = id();
        Measure evening = measure(goal, "20", EVENING, true);
        Measure next = measure(goal, "30", NEXT_DAY, false);
        progress().keep(List.of(evening)).block();
        progress().keep(List.of(measure(goal, "10", MORNING, true), next)).block();

        assertThat(progress().history(goal, null, 9).collectList().block()).containsExactly(next, evening);
        assertThat(progress().history(goal, null, 1).collectList().block()).containsExactly(next);
        assertThat(progress()
                        .history(goal, LocalDate.of(2026, 3, 3), 9)
                        .collectList()
                        .block())
                .containsExactly(evening);
    }

    @Test
    default void findsTheLatestOfEachGoal() {
        String one = id();
        String other = id();
        Measure latest = measure(one, "30", NEXT_DAY, true);
        Measure only = measure(other, "20", MORNING, false);
        progress()
                .keep(List.of(measure(one, "20", EVENING, true), latest, only))
                .block();

        assertThat(progress().latest(List.of(one, other, id())).collectList().block())
                .containsExactlyInAnyOrder(latest, only);
        assertThat(progress().latest(List.of()).collectList().block()).isEmpty();
    }

    @Test
    default void keepsEachShareMoveOnce() {
        String brand = id();
        ShareMove first = move(brand, "sauce", MORNING);
        ShareMove second = move(brand, "pasta", EVENING);
        progress()
                .keep(first)
                .then(progress().keep(second))
                .then(progress().keep(first))
                .block();

        assertThat(moves(null, brand, null)).containsExactly(second, first);
        assertThat(moves("pasta", brand, null)).containsExactly(second);
        assertThat(moves(null, brand, new Progress.Position(second.toldAt(), second.id())))
                .containsExactly(first);
    }

    private List<ShareMove> moves(@Nullable String category, String brand, Progress.@Nullable Position after) {
        return progress().moves(category, brand, after, 9).collectList().block();
    }

    private static ShareMove move(String brand, String category, Instant at) {
        return new ShareMove(
                UUID.randomUUID(),
                category,
                brand,
                "national",
                new Measure.Range(20.1, 19.9, 20.3, 0.95),
                new Measure.Range(20.9, 20.7, 21.1, 0.95),
                0.8,
                LocalDate.of(2026, 3, 1),
                at);
    }

    private static Measure measure(String goal, String actual, Instant at, boolean known) {
        return new Measure(
                goal,
                1,
                "UNITS",
                new BigDecimal("500.000000"),
                new BigDecimal(actual).setScale(6),
                known ? new Measure.Range(510, 480, 540, 0.8) : null,
                known ? 0.7 : null,
                "AT_RISK",
                1_234,
                known ? LocalDate.of(2026, 3, 1) : null,
                at);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
