package io.revenuesignals.feedback;

import io.revenuesignals.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.checkService("io.revenuesignals.feedback");
    }
}
