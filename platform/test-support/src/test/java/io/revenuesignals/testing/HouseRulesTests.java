package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {"io.revenuesignals.contracts", "io.revenuesignals.platform", "io.revenuesignals.testing"})
    void holdForThePlatformItself(String module) {
        HouseRules.checkLibrary(module);
    }

    /** The platform is no service: it shows what the rules for services find. */
    @Test
    void findHttpAndDatabaseOutsideOfTheirRooms() {
        assertThatThrownBy(() -> HouseRules.checkService("io.revenuesignals.platform"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("R2DBC only in the store")
                .hasMessageContaining("HTTP only at the edge")
                .hasMessageContaining("contracts only at the edge and in publishing")
                .hasMessageContaining("a cancelled query rolls back after the answer");
    }
}
