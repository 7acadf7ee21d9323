package io.revenuesignals.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import reactor.test.StepVerifier;

class CorrelationTests {

    @Test
    void goesWithTheContext() {
        Correlation correlation = new Correlation("order 4711", "event-1");
        StepVerifier.create(Correlation.current().contextWrite(correlation::in))
                .expectNext(correlation)
                .verifyComplete();
    }

    @Test
    void beginsWhereNothingWasBegun() {
        StepVerifier.create(Correlation.current())
                .assertNext(begun -> {
                    assertThat(begun.correlationId()).hasSize(36);
                    assertThat(begun.causationId()).isNull();
                })
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\r\nSet-Cookie: x", "ä"})
    void doesNotTakeWhatCouldBreakALineOrAHeader(String header) {
        assertThat(Correlation.named(header).correlationId())
                .isNotEqualTo(header)
                .hasSize(36);
        assertThat(Correlation.named("a".repeat(129)).correlationId()).hasSize(36);
        assertThat(Correlation.named("order-4711").correlationId()).isEqualTo("order-4711");
    }

    @Test
    void isOnTheLinesThatAreLogged() {
        new Correlation("order-4711", null)
                .whileLogging(() -> assertThat(MDC.get("correlationId")).isEqualTo("order-4711"));
        assertThat(MDC.get("correlationId")).isNull();
    }
}
