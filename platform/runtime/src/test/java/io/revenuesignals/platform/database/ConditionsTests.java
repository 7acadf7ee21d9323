package io.revenuesignals.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConditionsTests {

    @Test
    void askNothingWhenNothingIsGiven() {
        assertThat(new Conditions()).hasToString("");
        assertThat(new Conditions()
                        .whereGiven("product = ?", (Object) null)
                        .whereGiven("(at, id) < (?, ?)", null, null))
                .hasToString("");
    }

    @Test
    void putANameInThePlaceOfEachValue() {
        Conditions conditions = new Conditions()
                .where("product = ?", "'; drop table price; --")
                .where("unit = ?", TimeUnit.DAYS)
                .where("size = length(payload)")
                .where("(at, id) < (?, ?)", 1, 2)
                .where("owner = any(?)", List.of("a"));
        assertThat(conditions)
                .hasToString("where (product = :asked0) and (unit = :asked1) and (size = length(payload))"
                        + " and ((at, id) < (:asked2, :asked3)) and (owner = any(:asked4))");
    }

    @Test
    void leaveOutAConditionOfWhichAValueIsAbsent() {
        assertThat(new Conditions().whereGiven("(at, id) < (?, ?)", 1, null).whereGiven("id = ?", 2))
                .hasToString("where (id = :asked0)");
    }

    @Test
    void neverLoseAConditionThatAlwaysHolds() {
        assertThatThrownBy(() -> new Conditions().where("owner = ?", (Object) null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void refuseMoreOrFewerValuesThanPlaces() {
        assertThatThrownBy(() -> new Conditions().where("id = ?")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Conditions().where("id = 1", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Conditions().where("id = any(?)", (Object[]) new String[] {"a"}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
