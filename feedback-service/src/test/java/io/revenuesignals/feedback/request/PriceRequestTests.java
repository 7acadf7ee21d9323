package io.revenuesignals.feedback.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.feedback.request.model.PriceRequest.Answer;
import io.revenuesignals.feedback.request.model.PriceRequest.State;
import io.revenuesignals.feedback.request.model.PriceRequest.Withdrawing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PriceRequestTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
    private static final Answer DECLINED = new Answer("DECLINED", null, "d-1", "pia", "margin", NOW);

    private final PriceRequest request = new PriceRequest(
            UUID.randomUUID(),
            "sauce",
            new Asker.Retailer("freshmart"),
            new Money(new BigDecimal("2.49"), "USD"),
            "the discounter next door",
            DAY,
            null,
            "sam",
            NOW,
            null,
            null);

    private PriceRequest withdrawn(PriceRequest before) {
        Withdrawing outcome = before.withdraw("sam", "settled", NOW);
        assertThat(outcome).isInstanceOf(Withdrawing.Done.class);
        return ((Withdrawing.Done) outcome).request();
    }

    @Test
    void isOverdueOnlyAfterTheDayOnWhichItIsNeeded() {
        assertThat(request.state(DAY)).isEqualTo(State.RAISED);
        assertThat(request.state(DAY.plusDays(1))).isEqualTo(State.OVERDUE);
    }

    @Test
    void isNeverOverdueOnceAnswered() {
        assertThat(request.answered(DECLINED).state(DAY.plusDays(9))).isEqualTo(State.ANSWERED);
    }

    @Test
    void canBeWithdrawnOnceWhileOpen() {
        PriceRequest withdrawn = withdrawn(request);

        assertThat(withdrawn.state(DAY)).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.withdraw("sam", "again", NOW)).isEqualTo(new Withdrawing.Closed(State.WITHDRAWN));
        assertThat(request.answered(DECLINED).withdraw("sam", "late", NOW))
                .isEqualTo(new Withdrawing.Closed(State.ANSWERED));
    }

    @Test
    void staysWithdrawnWhenTheAnswerComesLate() {
        assertThat(withdrawn(request).answered(DECLINED).state(DAY)).isEqualTo(State.WITHDRAWN);
    }
}
