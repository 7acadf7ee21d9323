package io.revenuesignals.feedback.fact.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.revenuesignals.platform.web.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountedHoursTests {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void takesARangeOfExactlyTheLongest() {
        Instant to = FROM.plus(AccountedHours.LONGEST);

        assertThat(new AccountedHours(FROM, to).to()).isEqualTo(to);
    }

    @Test
    void refusesARangeThatIsASecondLonger() {
        Instant to = FROM.plus(AccountedHours.LONGEST).plusSeconds(1);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new AccountedHours(FROM, to))
                .withMessageContaining("at most 366 days");
    }

    @Test
    void readsInstantsWithAnyOffset() {
        AccountedHours hours = AccountedHours.of("2026-03-01T02:00:00+02:00", "2026-03-01T01:00:00Z");

        assertThat(hours.from()).isEqualTo(FROM);
    }
}
