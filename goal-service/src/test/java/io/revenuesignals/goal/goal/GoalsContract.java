package io.revenuesignals.goal.goal;

import static io.revenuesignals.goal.goal.model.GoalFixture.MONDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.TUESDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.WEDNESDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.by;
import static io.revenuesignals.goal.goal.model.GoalFixture.goal;
import static io.revenuesignals.goal.goal.model.GoalFixture.partOf;
import static io.revenuesignals.goal.goal.model.GoalFixture.quarter;
import static io.revenuesignals.goal.goal.model.GoalFixture.scope;
import static io.revenuesignals.goal.goal.model.GoalFixture.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.goal.goal.model.Channel;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Metric;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of goals promises. */
public interface GoalsContract {

    Goals goals();

    @Test
    default void findsEveryWord() {
        Goal plain = added(units("1000"), MONDAY);
        Goal revenue =
                added(goal(Metric.REVENUE, "12345678.90", scope(Channel.PHARMACY), quarter(), plain.id()), MONDAY);
        assertThat(goals().find(plain.id()).block()).isEqualTo(plain);
        assertThat(goals().claim(revenue.id()).block()).isEqualTo(revenue);
        assertThat(goals().find(UUID.randomUUID()).block()).isNull();
    }

    @Test
    default void keepsWhatBecameOfIt() {
        Goal edited = added(units("1000"), MONDAY)
                .edited(units("2000").ownedBy("sam"), by("sam", TUESDAY))
                .orElseThrow();
        goals().save(edited).block();
        assertThat(goals().find(edited.id()).block()).isEqualTo(edited);
    }

    @Test
    default void findsLiveParts() {
        Goal whole = added(units("1000"), MONDAY);
        Goal one = added(partOf(whole.id(), "10", Channel.GROCERY), MONDAY);
        Goal other = added(partOf(whole.id(), "20", Channel.PHARMACY), MONDAY);
        Goal gone = added(partOf(whole.id(), "30", Channel.DISCOUNT), MONDAY);
        goals().save(gone.withdrawn(by("mia", TUESDAY)).orElseThrow()).block();

        assertThat(goals().liveParts(whole.id(), whole.id()).collectList().block())
                .containsExactlyInAnyOrder(one, other);
        assertThat(goals().liveParts(whole.id(), one.id()).collectList().block())
                .containsExactly(other);
    }

    @Test
    default void claimsWhatIsOver() {
        Instant end = quarter().endsAt();
        Goal draft = added(units("1000"), MONDAY);
        Goal published =
                added(units("1000"), MONDAY).published(by("mia", TUESDAY)).orElseThrow();
        goals().save(published).block();

        assertThat(over(end)).contains(published.id()).doesNotContain(draft.id());
        assertThat(over(end.minusSeconds(1))).doesNotContain(published.id());
    }

    @Test
    default void listsInPagesTheLatestFirst() {
        String owner = "owner-" + UUID.randomUUID();
        Goal first = added(units("1").ownedBy(owner), MONDAY);
        Goal second = added(
                goal(Metric.CUSTOMERS_GAINED, "2", scope(), quarter(), first.id())
                        .ownedBy(owner),
                TUESDAY);
        Goal third = added(units("3").ownedBy(owner), WEDNESDAY);

        assertThat(list(null, null, owner, null, null, 2, null)).containsExactly(third, second);
        assertThat(list(null, null, owner, null, null, 2, second)).containsExactly(first);
        assertThat(list(null, Metric.UNITS, owner, null, null, 9, null)).containsExactly(third, first);
        assertThat(list(Goal.State.PUBLISHED, null, owner, null, null, 9, null)).isEmpty();
        assertThat(list(null, null, null, first.id(), null, 9, null)).containsExactly(second);
        assertThat(list(null, null, owner, null, "sAuC", 9, null)).hasSize(3);
        assertThat(list(null, null, owner, null, "s%e", 9, null)).isEmpty();
    }

    @Test
    default void keepsEveryVersion() {
        UUID id = added(units("1000"), MONDAY).id();
        GoalVersion first = new GoalVersion(1, units("1000"), MONDAY, "mia", null);
        GoalVersion second = new GoalVersion(2, units("2000"), TUESDAY, "mia", "more");
        goals().addVersion(id, first).then(goals().addVersion(id, second)).block();

        assertThat(goals().versions(id).collectList().block()).containsExactly(first, second);
        assertThat(goals().versionAt(id, MONDAY.minusSeconds(1)).block()).isNull();
        assertThat(goals().versionAt(id, MONDAY).block()).isEqualTo(first);
        assertThat(goals().versionAt(id, WEDNESDAY).block()).isEqualTo(second);
    }

    private Goal added(Definition definition, Instant at) {
        Goal goal = Goal.draft(UUID.randomUUID(), definition, by("mia", at));
        goals().add(goal).block();
        return goal;
    }

    private List<UUID> over(Instant now) {
        return goals().claimOver(now, 10_000).map(Goal::id).collectList().block();
    }

    private List<Goal> list(
            Goal.@Nullable State state,
            @Nullable Metric metric,
            @Nullable String owner,
            @Nullable UUID parent,
            @Nullable String text,
            int limit,
            @Nullable Goal after) {
        GoalFilter.Position position = after == null ? null : new GoalFilter.Position(after.createdAt(), after.id());
        return goals().list(new GoalFilter(state, metric, owner, parent, text, limit, position))
                .collectList()
                .block();
    }
}
