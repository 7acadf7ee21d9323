package io.revenuesignals.pricing.model;

import static io.revenuesignals.pricing.model.PriceFixture.FRIDAY;
import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static io.revenuesignals.pricing.model.PriceFixture.THURSDAY;
import static io.revenuesignals.pricing.model.PriceFixture.TUESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.WEDNESDAY;
import static io.revenuesignals.pricing.model.PriceFixture.between;
import static io.revenuesignals.pricing.model.PriceFixture.from;
import static io.revenuesignals.pricing.model.PriceFixture.inForce;
import static io.revenuesignals.pricing.model.PriceFixture.planned;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.Timeline.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private final PriceEntry list = inForce("2.99", from(MONDAY));

    @Test
    void holdsFromItsFirstInstantToBeforeItsLast() {
        Timeline timeline = new Timeline(List.of(inForce("2.99", between(MONDAY, TUESDAY))));
        assertThat(timeline.at(MONDAY)).isPresent();
        assertThat(timeline.at(MONDAY.minusNanos(1))).isEmpty();
        assertThat(timeline.at(TUESDAY.minusNanos(1))).isPresent();
        assertThat(timeline.at(TUESDAY)).isEmpty();
    }

    @Test
    void replacesAnOpenPriceByTheNextOne() {
        PriceEntry next = planned("2.89", from(TUESDAY));
        Timeline timeline = new Timeline(List.of(next, list));
        assertThat(timeline.at(MONDAY)).contains(list);
        assertThat(timeline.at(TUESDAY)).contains(next);
    }

    @Test
    void laysABoundedPriceOverTheOpenOneUntilItsEnd() {
        PriceEntry weekend = planned("2.49", between(TUESDAY, THURSDAY));
        Timeline timeline = new Timeline(List.of(list, weekend));
        assertThat(timeline.at(WEDNESDAY)).contains(weekend);
        assertThat(timeline.at(THURSDAY)).contains(list);
    }

    @Test
    void forgetsWhatNoLongerCounts() {
        Timeline timeline = new Timeline(List.of(
                list.in(PriceEntry.State.REVERTED), planned("2", from(TUESDAY)).in(PriceEntry.State.CANCELLED)));
        assertThat(timeline.entries()).isEmpty();
    }

    @Test
    void takesAnOpenPriceAfterAnother() {
        assertThat(new Timeline(List.of(list)).clashes(from(TUESDAY), TUESDAY)).isEmpty();
    }

    @Test
    void takesAnOpenPriceBeforeAPlannedOne() {
        assertThat(new Timeline(List.of(list, planned("2.89", from(THURSDAY)))).clashes(from(TUESDAY), TUESDAY))
                .isEmpty();
    }

    @Test
    void refusesTwoThatBeginTogether() {
        assertThat(kinds(planned("2.89", from(TUESDAY)), from(TUESDAY))).containsExactly(TimelineClash.Kind.SAME_START);
    }

    @Test
    void refusesToBeginInsideWhatWasPromisedUpToADay() {
        assertThat(kinds(planned("2.49", between(TUESDAY, THURSDAY)), from(WEDNESDAY)))
                .containsExactly(TimelineClash.Kind.INSIDE_BOUNDED);
    }

    @Test
    void refusesToPromiseWhatAPlannedPriceWouldCutShort() {
        assertThat(kinds(planned("2.89", from(WEDNESDAY)), between(TUESDAY, FRIDAY)))
                .containsExactly(TimelineClash.Kind.COVERS_PLANNED);
    }

    @Test
    void takesPricesThatTouch() {
        assertThat(kinds(planned("2.49", between(TUESDAY, WEDNESDAY)), between(WEDNESDAY, FRIDAY)))
                .isEmpty();
    }

    @Test
    void refusesToRewriteThePast() {
        assertThat(new Timeline(List.of(list)).clashes(from(TUESDAY), WEDNESDAY))
                .extracting(TimelineClash::kind)
                .containsExactly(TimelineClash.Kind.REWRITES_PAST);
    }

    @Test
    void takesAFirstPriceThatBeganInThePast() {
        assertThat(new Timeline(List.of()).clashes(from(MONDAY), WEDNESDAY)).isEmpty();
    }

    @Test
    void letsAPlannedPriceBeginWithWhatItReplaces() {
        PriceEntry next = planned("2.89", from(TUESDAY));
        List<Step> due = new Timeline(List.of(list, next)).due(TUESDAY);
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().entry().state()).isEqualTo(PriceEntry.State.IN_FORCE);
        assertThat(due.getFirst().entry().oldValue()).isEqualTo(usd("2.99"));
        assertThat(new Timeline(List.of(list, next)).due(MONDAY)).isEmpty();
    }

    @Test
    void endsABoundedPriceAndRestoresTheOneBeneath() {
        PriceEntry weekend = inForce("2.49", between(TUESDAY, THURSDAY));
        List<Step> due = new Timeline(List.of(list, weekend)).due(THURSDAY);
        assertThat(due)
                .containsExactly(new Step.Ends(THURSDAY, weekend.in(PriceEntry.State.ENDED), Optional.of(usd("2.99"))));
    }

    @Test
    void takesMissedStepsInTheirOrder() {
        PriceEntry first = planned("2.49", between(TUESDAY, WEDNESDAY));
        PriceEntry second = planned("2.39", between(WEDNESDAY, THURSDAY));
        List<Step> due = new Timeline(List.of(second, list, first)).due(FRIDAY);
        assertThat(due).extracting(Step::at).containsExactly(TUESDAY, WEDNESDAY, WEDNESDAY, THURSDAY);
        assertThat(due.get(1)).isInstanceOf(Step.Ends.class);
        assertThat(due.get(2)).isInstanceOf(Step.Begins.class);
    }

    @Test
    void endsTakenBackPricesJustAfterTheyBeganAtTheEarliest() {
        PriceEntry taken = list.takenBackAt(MONDAY);
        assertThat(taken.state()).isEqualTo(PriceEntry.State.REVERTED);
        assertThat(taken.validity().to()).isAfter(MONDAY);
        assertThat(planned("2", from(TUESDAY)).takenBackAt(MONDAY).state()).isEqualTo(PriceEntry.State.CANCELLED);
    }

    private List<TimelineClash.Kind> kinds(PriceEntry taken, Validity wanted) {
        return new Timeline(List.of(list, taken))
                .clashes(wanted, MONDAY.plusSeconds(1)).stream()
                        .map(TimelineClash::kind)
                        .toList();
    }
}
