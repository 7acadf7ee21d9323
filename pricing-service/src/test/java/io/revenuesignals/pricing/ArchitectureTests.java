package io.revenuesignals.pricing;

import io.revenuesignals.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.checkService("io.revenuesignals.pricing");
    }
}
