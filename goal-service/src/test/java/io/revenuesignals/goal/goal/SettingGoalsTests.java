package io.revenuesignals.goal.goal;

import static io.revenuesignals.goal.goal.model.GoalFixture.MONDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.TUESDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.WEDNESDAY;
import static io.revenuesignals.goal.goal.model.GoalFixture.goal;
import static io.revenuesignals.goal.goal.model.GoalFixture.partOf;
import static io.revenuesignals.goal.goal.model.GoalFixture.quarter;
import static io.revenuesignals.goal.goal.model.GoalFixture.scope;
import static io.revenuesignals.goal.goal.model.GoalFixture.units;
import static io.revenuesignals.goal.goal.model.GoalFixture.year;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.goal.goal.ReadingGoals.Reading;
import io.revenuesignals.goal.goal.SplitGoal.Portion;
import io.revenuesignals.goal.goal.model.Channel;
import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Dimension;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Metric;
import io.revenuesignals.goal.goal.model.Split;
import io.revenuesignals.testing.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The use cases of goals together, on a twin in memory. */
class SettingGoalsTests {

    private final InMemoryGoals goals = new InMemoryGoals();
    private final RememberedGoalAnnouncements announcements = new RememberedGoalAnnouncements();
    private final TestClock clock = TestClock.at(MONDAY);
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final Changes changes = (actor, at, reason) -> Mono.just(new Goal.Change(actor, at, reason, "chain", null));
    private final SettingGoals setting = new SettingGoals(goals, announcements, changes, ids, clock);
    private final SplittingGoals splitting = new SplittingGoals(goals, changes, ids, clock);
    private final ClosingGoals closing = new ClosingGoals(goals, announcements, changes, clock);
    private final ReadingGoals reading = new ReadingGoals(goals);

    @Test
    void tellsNobodyOfDrafts() {
        Goal draft = drafted(units("1000"));
        setting.edit(draft.id(), 1, units("900"), "mia").block();
        setting.withdraw(draft.id(), null, "mia", "never mind").block();
        assertThat(announcements.told()).isEmpty();
        assertThat(found(draft).state()).isEqualTo(Goal.State.WITHDRAWN);
    }

    @Test
    void tellsEachVersionOnce() {
        Goal goal = published(units("1000"));
        clock.set(TUESDAY);
        setting.revise(goal.id(), 2, units("1200"), "mia", "more").block();
        setting.withdraw(goal.id(), 3, "mia", "budget").block();
        assertThat(announcements.told())
                .containsExactly(
                        "published version 1 of 1000", "revised version 2 of 1200", "withdrawn version 2 of 1200");
    }

    @Test
    void refusesWhatWasChangedSince() {
        Goal goal = published(units("1000"));
        assertThat(setting.revise(goal.id(), 1, units("1"), "mia", "x").block()).isInstanceOf(Outcome.Stale.class);
        assertThat(setting.withdraw(goal.id(), 1, "mia", "x").block()).isInstanceOf(Outcome.Stale.class);
        assertThat(found(goal).version()).isEqualTo(1);
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        Goal goal = published(units("1000"));
        assertThat(setting.edit(goal.id(), 2, units("1"), "mia").block()).isInstanceOf(Outcome.NotPossible.class);
        assertThat(setting.publish(goal.id(), null, "mia").block()).isInstanceOf(Outcome.NotPossible.class);
        assertThat(setting.publish(UUID.randomUUID(), null, "mia").block()).isEqualTo(new Outcome.Unknown());
        assertThat(setting.revise(drafted(units("5")).id(), 1, units("1"), "mia", "x")
                        .block())
                .isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void readsAsOfAnyTime() {
        Goal goal = published(units("1000"));
        clock.set(TUESDAY);
        setting.revise(goal.id(), 2, units("1200"), "mia", "more").block();
        clock.set(WEDNESDAY);
        setting.withdraw(goal.id(), null, "mia", "budget").block();

        assertThat(reading.at(goal.id(), MONDAY.minusSeconds(1)).block()).isNull();
        assertThat(at(goal, MONDAY).definition().target()).isEqualByComparingTo("1000");
        assertThat(at(goal, TUESDAY).definition().target()).isEqualByComparingTo("1200");
        assertThat(at(goal, TUESDAY).state()).isEqualTo(Goal.State.PUBLISHED);
        assertThat(at(goal, WEDNESDAY).state()).isEqualTo(Goal.State.WITHDRAWN);
        assertThat(reading.now(goal.id()).block().validFrom()).isEqualTo(TUESDAY);
    }

    @Test
    void closesPublishedGoalsWhenTheirPeriodIsOver() {
        Goal goal = published(units("1000"));
        drafted(units("5"));
        assertThat(closing.close().block()).isZero();
        clock.set(quarter().endsAt());
        assertThat(closing.close().block()).isEqualTo(1);
        assertThat(closing.close().block()).isZero();
        assertThat(found(goal).state()).isEqualTo(Goal.State.CLOSED);
        assertThat(found(goal).last().actor()).isEqualTo("calendar");
    }

    @Test
    void keepsPartsInsideTheWholeWhoeverChanges() {
        Goal whole = published(units("1000"));
        Goal part = drafted(partOf(whole.id(), "600", Channel.GROCERY));
        assertThat(fields(setting.draft(partOf(whole.id(), "500", Channel.PHARMACY), "mia")
                        .block()))
                .containsExactly("target");
        assertThat(fields(setting.edit(part.id(), 1, partOf(whole.id(), "1001", Channel.GROCERY), "mia")
                        .block()))
                .containsExactly("target");
        assertThat(fields(setting.revise(whole.id(), 2, units("500"), "mia", "less")
                        .block()))
                .containsExactly("target");
        setting.withdraw(part.id(), null, "mia", "gone").block();
        assertThat(setting.revise(whole.id(), 2, units("500"), "mia", "less").block())
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void refusesParentsThatAreNone() {
        Goal whole = drafted(units("1000"));
        Goal part = drafted(partOf(whole.id(), "600", Channel.GROCERY));
        assertThat(fields(setting.draft(partOf(UUID.randomUUID(), "1", Channel.GROCERY), "mia")
                        .block()))
                .containsExactly("parent");
        assertThat(fields(setting.edit(whole.id(), 1, goal(Metric.UNITS, "1000", scope(), quarter(), whole.id()), "mia")
                        .block()))
                .containsExactly("parent");
        assertThat(fields(setting.edit(whole.id(), 1, goal(Metric.UNITS, "1000", scope(), quarter(), part.id()), "mia")
                        .block()))
                .containsExactly("parent");
    }

    @Test
    void cutsAGoalIntoPartsThatMakeItExactly() {
        Goal whole = published(units("1000"));
        Outcome outcome = split(whole, Dimension.CHANNEL, "GROCERY", "33.3", "PHARMACY", "33.3", "DISCOUNT", "33.4");
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        assertThat(goals.liveParts(whole.id(), whole.id())
                        .map(part -> part.definition().target().toPlainString())
                        .collectList()
                        .block())
                .containsExactly("333", "333", "334");
        assertThat(reading.split(whole.id()).block().shares().getFirst().isComplete())
                .isTrue();
    }

    @Test
    void cutsByPeriodAndPerson() {
        Goal whole = published(goal(Metric.REVENUE, "100.01", scope(), year(), null));
        split(whole, Dimension.PERIOD, "2091-01-01", "25", "2091-04-01", "25", "2091-07-01", "25", "2091-10-01", "25");
        split(whole, Dimension.PERSON, "sam", "50", "sue", "50");
        assertThat(reading.split(whole.id()).block().shares()).hasSize(2).allMatch(Split.Share::isComplete);
        assertThat(goals.liveParts(whole.id(), whole.id())
                        .map(part -> part.definition().owner())
                        .collectList()
                        .block())
                .contains("sam", "sue", "mia");
    }

    @Test
    void cutsAsFinelyAsTheTargetItself() {
        Goal whole = published(units("0.5"));
        split(whole, Dimension.CHANNEL, "GROCERY", "50", "PHARMACY", "50");
        assertThat(reading.split(whole.id()).block().shares().getFirst().isComplete())
                .isTrue();
    }

    @Test
    void refusesToCutWhatDoesNotAddUp() {
        Goal whole = published(units("1000"));
        assertThat(fields(split(whole, Dimension.CHANNEL, "GROCERY", "60", "PHARMACY", "39")))
                .contains("parts");
        assertThat(fields(split(whole, Dimension.CHANNEL, "MOON", "100"))).containsExactly("parts/0/value");
        assertThat(fields(split(whole, Dimension.CHANNEL, "GROCERY", "50", "GROCERY", "50")))
                .contains("parts");
        assertThat(fields(split(whole, Dimension.PERIOD, "2091-04-01", "100"))).containsExactly("parts/0/value");
        assertThat(fields(split(whole, Dimension.PRODUCT, "p", "100"))).isNotEmpty();
        Goal small = published(units("1"));
        assertThat(fields(split(small, Dimension.CHANNEL, "GROCERY", "50", "PHARMACY", "50")))
                .contains("parts");
        Goal share = published(goal(Metric.MARKET_SHARE, "20", scope(), quarter(), null));
        assertThat(fields(split(share, Dimension.CHANNEL, "GROCERY", "100"))).contains("by");
    }

    private Outcome split(Goal whole, Dimension by, String... valuesAndShares) {
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < valuesAndShares.length; i += 2) {
            portions.add(new Portion(valuesAndShares[i], new BigDecimal(valuesAndShares[i + 1]), null));
        }
        return splitting.split(new SplitGoal(whole.id(), by, portions, "mia")).block();
    }

    private Goal drafted(Definition definition) {
        return ((Outcome.Changed) setting.draft(definition, "mia").block()).goal();
    }

    private Goal published(Definition definition) {
        Goal draft = drafted(definition);
        return ((Outcome.Changed) setting.publish(draft.id(), 1, "mia").block()).goal();
    }

    private Goal found(Goal goal) {
        return goals.find(goal.id()).block();
    }

    private Reading at(Goal goal, Instant at) {
        return reading.at(goal.id(), at).block();
    }

    private static List<String> fields(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unsound.class);
        return ((Outcome.Unsound) outcome)
                .objections().stream().map(Split.Objection::field).toList();
    }
}
