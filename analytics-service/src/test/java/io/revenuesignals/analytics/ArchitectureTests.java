package io.revenuesignals.analytics;

import io.revenuesignals.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.checkService("io.revenuesignals.analytics");
    }
}
