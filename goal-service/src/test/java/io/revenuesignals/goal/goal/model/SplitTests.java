package io.revenuesignals.goal.goal.model;

import static io.revenuesignals.goal.goal.model.GoalFixture.goal;
import static io.revenuesignals.goal.goal.model.GoalFixture.month;
import static io.revenuesignals.goal.goal.model.GoalFixture.quarter;
import static io.revenuesignals.goal.goal.model.GoalFixture.scope;
import static io.revenuesignals.goal.goal.model.GoalFixture.units;
import static io.revenuesignals.goal.goal.model.GoalFixture.year;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.goal.goal.model.Split.Objection;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTests {

    private final Definition whole = units("1000");

    @Test
    void isCompleteWhenThePartsMakeTheWholeExactly() {
        Split split = new Split(whole, List.of(part("600", Channel.GROCERY), part("400", Channel.PHARMACY)));
        assertThat(split.objections()).isEmpty();
        assertThat(split.shares()).hasSize(1);
        assertThat(split.shares().getFirst().isComplete()).isTrue();
        assertThat(split.shares().getFirst().dimension()).isEqualTo(Dimension.CHANNEL);
    }

    @Test
    void countsEachDimensionByItself() {
        Definition january = units("1000").during(month("2091-01-01"));
        Split split = new Split(whole, List.of(part("600", Channel.GROCERY), january));
        assertThat(split.objections()).isEmpty();
        assertThat(split.shares())
                .extracting(Split.Share::dimension)
                .containsExactly(Dimension.PERIOD, Dimension.CHANNEL);
    }

    @Test
    void refusesAPartThatMakesMoreThanTheWhole() {
        Split split = new Split(whole, List.of(part("600", Channel.GROCERY)));
        assertThat(split.objectionsTo(part("400", Channel.PHARMACY))).isEmpty();
        assertThat(split.objectionsTo(part("400.000001", Channel.PHARMACY)))
                .extracting(Objection::field)
                .containsExactly("target");
    }

    @Test
    void refusesToShrinkTheWholeBelowItsParts() {
        Split split = new Split(units("500"), List.of(part("600", Channel.GROCERY)));
        assertThat(split.objections()).extracting(Objection::field).containsExactly("target");
    }

    @Test
    void refusesAPartThatCountsSomethingElse() {
        assertThat(fields(goal(Metric.REVENUE, "10", scope(), quarter(), null))).containsExactly("metric");
    }

    @Test
    void refusesAPartThatLeavesThePeriod() {
        assertThat(fields(units("10").during(month("2091-04-01")))).containsExactly("period");
        assertThat(fields(units("10").during(year()))).contains("period");
        assertThat(fields(units("10").during(month("2091-03-01")))).isEmpty();
    }

    @Test
    void refusesAPartThatLeavesTheScope() {
        Definition narrow = whole.within(scope(Channel.GROCERY, Channel.PHARMACY));
        Split split = new Split(narrow, List.of());
        assertThat(split.objectionsTo(part("10", Channel.DISCOUNT)))
                .extracting(Objection::field)
                .containsExactly("scope");
        assertThat(split.objectionsTo(part("10", Channel.GROCERY))).isEmpty();
    }

    @Test
    void doesNotAddWhatDoesNotAddUp() {
        Definition stores = goal(Metric.STORES_WITH_DISTRIBUTION, "500", scope(), quarter(), null);
        Split byMonth =
                new Split(stores, List.of(stores.during(month("2091-01-01")), stores.during(month("2091-02-01"))));
        assertThat(byMonth.shares()).isEmpty();
        assertThat(byMonth.objections()).isEmpty();

        Definition share = goal(Metric.MARKET_SHARE, "20", scope(), quarter(), null);
        assertThat(new Split(share, List.of()).objectionsTo(share.within(scope(Channel.GROCERY))))
                .isEmpty();
    }

    @Test
    void takesPartsOfPeople() {
        Split split = new Split(whole, List.of(units("600").ownedBy("sam")));
        assertThat(split.shares().getFirst().dimension()).isEqualTo(Dimension.PERSON);
        assertThat(split.objectionsTo(units("500").ownedBy("sue"))).hasSize(1);
    }

    private List<String> fields(Definition part) {
        return new Split(whole, List.of())
                .objectionsTo(part).stream().map(Objection::field).toList();
    }

    private static Definition part(String target, Channel channel) {
        return units(target).within(scope(channel));
    }
}
