package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class PlaceTests {

    @Test
    void isOneWordForKeys() {
        assertThat(Place.store("S1").id()).isEqualTo("store:S1");
        assertThat(Place.retailer("R1").id()).isEqualTo("retailer:R1");
        assertThat(Place.channel(Channel.BIG_BOX).id()).isEqualTo("channel:BIG_BOX");
    }

    @Test
    void isExactlyOneThing() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Place(null, null, null));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Place("S1", "R1", null));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Place(null, "R1", Channel.GROCERY));
    }

    @Test
    void namesTheFieldWithABadId() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Place.retailer(" "))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("retailer"));
    }
}
