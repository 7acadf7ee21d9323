package io.revenuesignals.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
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

    @Test
    void refusesLimitsOutsideTheBounds() {
        assertThat(ListPosition.limit(null)).isEqualTo(Page.DEFAULT_LIMIT);
        assertThat(ListPosition.limit(Page.MAX_LIMIT)).isEqualTo(Page.MAX_LIMIT);
        assertThatThrownBy(() -> ListPosition.limit(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ListPosition.limit(Page.MAX_LIMIT + 1)).isInstanceOf(Problem.class);
    }

    @Test
    void tellsWhereTheNextPageBeginsOnlyWhenThereIsOne() {
        Page<String> more =
                ListPosition.page(List.of("a", "b", "c"), 2, x -> x, x -> new ListPosition(Instant.EPOCH, x));
        assertThat(more.items()).containsExactly("a", "b");
        assertThat(ListPosition.parse(more.next()).id()).isEqualTo("b");
        assertThat(ListPosition.page(List.of("a"), 2, x -> x, x -> new ListPosition(Instant.EPOCH, x))
                        .next())
                .isNull();
    }
}
