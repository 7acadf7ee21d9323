package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageTests {

    @Test
    void refusesLimitsOutsideTheBounds() {
        assertThat(Page.limit(null)).isEqualTo(Page.DEFAULT_LIMIT);
        assertThat(Page.limit(Page.MAX_LIMIT)).isEqualTo(Page.MAX_LIMIT);
        assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Page.limit(Page.MAX_LIMIT + 1)).isInstanceOf(Problem.class);
    }

    @Test
    void tellsWhereTheNextPageBeginsOnlyWhenThereIsOne() {
        Page<String> more = Page.of(List.of("a", "b", "c"), 2, x -> x, x -> new ListPosition(Instant.EPOCH, x).token());
        assertThat(more.items()).containsExactly("a", "b");
        assertThat(ListPosition.parse(more.next()).id()).isEqualTo("b");
        assertThat(Page.of(List.of("a"), 2, x -> x, x -> x).next()).isNull();
    }

    @Test
    void showsItemsButLeadsOnByWhatWasFound() {
        assertThat(Page.of(List.of(1, 2, 3), 2, x -> "item " + x, x -> "behind " + x))
                .isEqualTo(new Page<>(List.of("item 1", "item 2"), "behind 2"));
    }

    @Test
    void readsIdsOfItemsAndRefusesOtherWords() {
        UUID id = UUID.fromString("0197b2f0-0000-7000-8000-000000000001");
        assertThat(Page.uuid(id.toString())).isEqualTo(id);
        assertThatThrownBy(() -> Page.uuid("x")).isInstanceOf(Problem.class).hasMessageContaining("after must be");
    }
}
