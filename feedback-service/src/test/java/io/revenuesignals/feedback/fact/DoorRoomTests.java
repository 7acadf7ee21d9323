package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class DoorRoomTests {

    private final DoorRoom room = new DoorRoom(100);

    private DoorRoom.Place place() {
        return Objects.requireNonNull(room.open(0));
    }

    @Test
    void refusesWhatDoesNotFitAndHoldsNothingForIt() {
        assertThat(place().add(60)).isTrue();
        assertThat(place().add(41)).isFalse();
        assertThat(room.open(41)).isNull();
        assertThat(room.taken()).isEqualTo(60);
        assertThat(place().add(40)).isTrue();
    }

    @Test
    void holdsWhatHasArrivedAndNotWhatIsExpected() {
        assertThat(room.open(100)).isNotNull();
        assertThat(room.open(100)).isNotNull();
        assertThat(room.taken()).isZero();
    }

    @Test
    void takesInAPieceWhenAnotherIsGivenBack() {
        DoorRoom.Place place = place();
        assertThat(place.add(70)).isTrue();
        assertThat(place.add(70)).isFalse();

        place.giveBack(70);

        assertThat(place.add(70)).isTrue();
    }

    @Test
    void isFreeAgainWhenAPlaceIsLeftHoweverOften() {
        DoorRoom.Place place = place();
        assertThat(place.add(100)).isTrue();

        place.leave();
        place.leave();
        place.giveBack(100);

        assertThat(room.taken()).isZero();
        assertThat(place.add(1)).isFalse();
        assertThat(place().add(100)).isTrue();
    }
}
