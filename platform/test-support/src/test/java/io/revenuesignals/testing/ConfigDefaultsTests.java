package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.platform.web.WebProperties;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ConfigDefaultsTests {

    @Test
    void areWhatIsBoundWhenNothingIsSet() {
        assertThat(ConfigDefaults.of(WebProperties.class).maxBody()).isEqualTo(DataSize.ofMegabytes(1));
    }

    @Test
    void listEveryKey() {
        assertThat(ConfigDefaults.keysOf(WebProperties.class))
                .containsEntry("signals.web.read-within", "PT10S")
                .containsEntry("signals.web.json.max-depth", "50")
                .hasSize(9);
    }
}
