package io.revenuesignals.pricing.decision;

import static io.revenuesignals.pricing.model.PriceFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.decision.model.AutomaticApproval;
import io.revenuesignals.pricing.decision.model.Corridor;
import io.revenuesignals.pricing.decision.model.Policy;
import io.revenuesignals.pricing.decision.model.QuietPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of policies promises. */
public interface PoliciesContract {

    Policies policies();

    @Test
    default void keepsEveryWordOfEachVersionAndEachVersionOnce() {
        Policy policy = new Policy(
                new BigDecimal("0.15"),
                new BigDecimal("0.1"),
                List.of("9"),
                new Corridor(new BigDecimal("0.8"), new BigDecimal("1.25")),
                List.of(new QuietPeriod(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 2))),
                new AutomaticApproval(new BigDecimal("0.03"), new BigDecimal("0.8")),
                new BigDecimal("0.05"));
        int before = policies().current().block().version();
        PolicyVersion next = new PolicyVersion(before + 1, policy, "pam", MONDAY);

        assertThat(policies().add(next).block()).isTrue();
        assertThat(policies().add(next).block()).isFalse();
        assertThat(policies().current().block()).isEqualTo(next);
    }

    @Test
    default void takesAPolicyWithoutItsOptionalParts() {
        Policy policy = new Policy(
                BigDecimal.ZERO,
                BigDecimal.ONE,
                List.of(),
                null,
                List.of(),
                new AutomaticApproval(BigDecimal.ZERO, null),
                BigDecimal.ONE);
        int before = policies().current().block().version();
        PolicyVersion next = new PolicyVersion(before + 1, policy, "pam", MONDAY);
        policies().add(next).block();
        assertThat(policies().current().block()).isEqualTo(next);
    }
}
