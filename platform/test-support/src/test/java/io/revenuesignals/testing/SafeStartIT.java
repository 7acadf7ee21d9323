package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.testing.notes.NoteService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole way from unsafe settings to the line that says so. */
@ExtendWith(OutputCaptureExtension.class)
class SafeStartIT {

    @Test
    void holdsTheRulesOfProductionWithoutAProfile(CapturedOutput output) {
        assertRefused();
        assertThat(output)
                .contains("Not safe to start: SIGNALS_SECURITY_ISSUER is not set;")
                .contains("SIGNALS_DATABASE_PASSWORD is not set.")
                .doesNotContain("\tat ");
    }

    @Test
    void doesNotListenToTheWorldInDevelopment(CapturedOutput output) {
        assertRefused("--spring.profiles.active=dev", "--server.address=0.0.0.0");
        assertThat(output)
                .contains("Not safe to start: the dev profile listens on the loopback interface only,"
                        + " and server.address is 0.0.0.0.");
    }

    private static void assertRefused(String... settings) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(NoteService.class).run(settings))
                .hasMessageContaining("is");
    }
}
