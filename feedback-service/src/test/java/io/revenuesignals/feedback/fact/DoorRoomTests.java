package io.revenuesignals.feedback.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoorRoomTests {

    private final DoorRoom room = new DoorRoom(100);

    @Test
    void refusesWhatDoesNotFitAndHoldsNothingForIt() {
        assertThat(room.take(60)).isNotNull();
        assertThat(room.take(41)).isNull();
        assertThat(room.taken()).isEqualTo(60);
        assertThat(room.take(40)).isNotNull();
    }

    @Test
    void isFreeAgainWhenAPlaceIsLeftHoweverOften() {
        DoorRoom.Place place = room.take(100);
        assertThat(place).isNotNull();

        place.leave();
        place.leave();

        assertThat(room.taken()).isZero();
        assertThat(room.take(100)).isNotNull();
    }
}
