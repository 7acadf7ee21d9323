package io.revenuesignals.pricing.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What clients may send. */
class RequestTests {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final MoneyAmount PRICE = MoneyAmount.of("2.99", "USD");

    @Test
    void setsNationalPricesUnlessAScopeIsNamed() {
        assertThat(new ProposalRequest("p", null, PRICE, null, null, null, "r")
                        .by("pam", NOW)
                        .scope())
                .isEqualTo(Scope.national());
        assertThat(new ProposalRequest("p", "retailer:R1", PRICE, null, null, null, "r")
                        .by("pam", NOW)
                        .scope()
                        .word())
                .isEqualTo("retailer:R1");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refuses("scope", () -> new ProposalRequest("p", "planet", PRICE, null, null, null, "r"));
        refuses("reason", () -> new ProposalRequest("p", null, PRICE, null, null, null, " "));
        refuses("value", () -> new ProposalRequest("p", null, MoneyAmount.of("0", "USD"), null, null, null, "r"));
        refuses("validTo", () -> new ProposalRequest("p", null, PRICE, NOW, NOW, null, "r").by("pam", NOW));
        refuses("validTo", () -> new ProposalRequest("p", null, PRICE, null, NOW, null, "r").by("pam", NOW));
        refuses("reason", () -> new RefusalRequest(""));
        refuses("validFrom", () -> new ProposalRequest("p", null, PRICE, Instant.MAX, null, null, "r"));
        refuses("validFrom", () -> new ApprovalRequest(null, Instant.MIN, null));
        refuses("minimumMargin", () -> policy("1.1", List.of("9")));
        refuses("endings", () -> policy("0.1", List.of("x")));
        refuses("low", () -> new PolicyRequest.CorridorRequest(new BigDecimal("1.2"), new BigDecimal("1.1")));
        refuses("to", () -> new PolicyRequest.PeriodRequest(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 2)));
    }

    @Test
    void takesAWholePolicy() {
        assertThat(policy("0.2", List.of("9", ".49", "99")).policy().endings()).containsExactly("9", ".49", "99");
    }

    private static PolicyRequest policy(String margin, List<String> endings) {
        return new PolicyRequest(
                new BigDecimal(margin),
                new BigDecimal("0.1"),
                endings,
                null,
                null,
                new PolicyRequest.AutomaticRequest(new BigDecimal("0.03"), null),
                new BigDecimal("0.05"));
    }

    private static void refuses(String field, ThrowingCallable value) {
        assertThatThrownBy(value)
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }
}
