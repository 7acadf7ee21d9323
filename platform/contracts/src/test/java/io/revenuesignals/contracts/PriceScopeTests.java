package io.revenuesignals.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceScopeTests {

    @ParameterizedTest
    @ValueSource(strings = {"national", "channel:GROCERY", "retailer:freshmart", "store:S1", "store:a:b"})
    void readsWhatItWrites(String word) {
        assertThat(PriceScope.parse(word).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NATIONAL",
                "national:x",
                "channel:",
                "channel:grocery",
                "store:",
                "region:midwest",
                "Store:S1",
                ":"
            })
    void refusesOtherWords(String word) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> PriceScope.parse(word));
    }

    @Test
    void hasAnIdUnlessNational() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new PriceScope(PriceScope.Level.NATIONAL, "x"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("id"));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new PriceScope(PriceScope.Level.STORE, null))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("id"));
    }

    @Test
    void levelsGoFromWideToSpecific() {
        assertThat(PriceScope.Level.values())
                .containsExactly(
                        PriceScope.Level.NATIONAL,
                        PriceScope.Level.CHANNEL,
                        PriceScope.Level.RETAILER,
                        PriceScope.Level.STORE);
    }
}
