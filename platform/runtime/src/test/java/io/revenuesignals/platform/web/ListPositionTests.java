package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPositionTests {

    @Test
    void readsWhatItWrote() {
        ListPosition position = new ListPosition(Instant.parse("2026-03-02T00:00:00.123456Z"), "a|b/ü");
        assertThat(ListPosition.parse(position.token())).isEqualTo(position);
        assertThat(ListPosition.parse(null)).isNull();
    }

    @Test
    void refusesWhatItDidNotWrite() {
        for (String token : List.of("", "x", "!!", "bm90aGluZw", "fHw")) {
            assertThatThrownBy(() -> ListPosition.parse(token)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> new ListPosition(Instant.EPOCH, "x").uuid()).isInstanceOf(Problem.class);
    }
}
