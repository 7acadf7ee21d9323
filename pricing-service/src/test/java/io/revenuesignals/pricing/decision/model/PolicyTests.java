package io.revenuesignals.pricing.decision.model;

import static io.revenuesignals.pricing.decision.model.Guardrail.AUTOMATIC_CHANGE;
import static io.revenuesignals.pricing.decision.model.Guardrail.AUTOMATIC_PROBABILITY;
import static io.revenuesignals.pricing.decision.model.Guardrail.COMPETITOR_CORRIDOR;
import static io.revenuesignals.pricing.decision.model.Guardrail.COST_UNKNOWN;
import static io.revenuesignals.pricing.decision.model.Guardrail.CURRENCY;
import static io.revenuesignals.pricing.decision.model.Guardrail.LARGEST_CHANGE;
import static io.revenuesignals.pricing.decision.model.Guardrail.MINIMUM_MARGIN;
import static io.revenuesignals.pricing.decision.model.Guardrail.PRICE_ENDING;
import static io.revenuesignals.pricing.decision.model.Guardrail.QUIET_PERIOD;
import static io.revenuesignals.pricing.model.PriceFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.pricing.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Policy policy = Policy.standard();

    @Test
    void approvesASmallSureStepAutomatically() {
        Judgement judgement = judge("3.89", "3.99", "1.50", 0.95);
        assertThat(judgement.isAutomatic()).isTrue();
        assertThat(judgement.isAllowed()).isTrue();
        assertThat(judgement.nearest()).isEmpty();
    }

    @Test
    void leavesALargerStepToAPerson() {
        Judgement judgement = judge("3.79", "3.99", "1.50", 0.95);
        assertThat(judgement.isAllowed()).isTrue();
        assertThat(guardrails(judgement)).containsExactly(AUTOMATIC_CHANGE);
    }

    @Test
    void leavesAnUnsureGainToAPerson() {
        assertThat(guardrails(judge("3.89", "3.99", "1.50", 0.79))).containsExactly(AUTOMATIC_PROBABILITY);
    }

    @Test
    void leavesAPriceWithoutCostToAPerson() {
        assertThat(guardrails(judge("3.89", "3.99", null, 0.95))).containsExactly(COST_UNKNOWN);
    }

    @Test
    void forbidsTooLargeAStepAndFindsTheNearestThatFits() {
        Judgement judgement = judge("2.49", "2.99", "1.50", 0.95);
        assertThat(judgement.isAllowed()).isFalse();
        assertThat(guardrails(judgement)).containsExactly(LARGEST_CHANGE);
        assertThat(judgement.nearest()).contains(usd("2.79"));
        assertThat(judge("3.49", "2.99", "1.50", 0.95).nearest()).contains(usd("3.19"));
    }

    @Test
    void holdsThePriceAboveTheMinimumMargin() {
        Judgement judgement = judge("2.79", "2.99", "2.45", 0.95);
        assertThat(guardrails(judgement)).containsExactly(MINIMUM_MARGIN);
        assertThat(judgement.nearest()).contains(usd("2.89"));
        assertThat(judge("2.79", "2.99", "2.80", 0.95).nearest()).isEmpty();
    }

    @Test
    void allowsExactlyTheMinimumMarginAndTheLargestStep() {
        assertThat(judge("2.70", "3.00", null, null, List.of()).isAllowed()).isTrue();
        assertThat(judge("2.00", "2.10", "1.70", null, List.of()).isAllowed()).isTrue();
    }

    @Test
    void wantsTheRightEnding() {
        assertThat(guardrails(judge("3.90", "3.99", "1.50", 0.95))).containsExactly(PRICE_ENDING);
        assertThat(judge("3.90", "3.99", "1.50", 0.95).nearest()).isEmpty();
        assertThat(judge("3.88", "3.99", "1.50", 0.95).nearest()).contains(usd("3.89"));
    }

    @Test
    void leavesFirstPricesFree() {
        Judgement judgement = policy.judge(new PriceProposal(usd("3.90"), null, usd("1.00"), null, null, DAY));
        assertThat(judgement.isAutomatic()).isTrue();
        assertThat(judgement.change()).isZero();
    }

    @Test
    void comparesOnlyWithinOneCurrency() {
        Money euro = Money.of("3.99", "EUR");
        assertThat(guardrails(policy.judge(new PriceProposal(usd("3.89"), euro, null, null, null, DAY))))
                .containsExactly(CURRENCY);
    }

    @Test
    void staysInTheCorridorToCompetitors() {
        Policy narrow = new Policy(
                policy.minimumMargin(),
                policy.largestChange(),
                List.of(),
                new Corridor(new BigDecimal("0.9"), new BigDecimal("1.1")),
                List.of(),
                policy.automatic(),
                policy.approvalThreshold());
        PriceProposal tooHigh = new PriceProposal(usd("3.30"), usd("3.00"), usd("1.00"), 1.2, null, DAY);
        Judgement judgement = narrow.judge(tooHigh);
        assertThat(guardrails(judgement)).containsExactly(COMPETITOR_CORRIDOR);
        assertThat(judgement.nearest()).contains(usd("3.02"));
    }

    @Test
    void restsInQuietPeriods() {
        Policy quiet = new Policy(
                policy.minimumMargin(),
                policy.largestChange(),
                policy.endings(),
                null,
                List.of(new QuietPeriod(DAY, DAY.plusDays(1))),
                policy.automatic(),
                policy.approvalThreshold());
        PriceProposal proposal = new PriceProposal(usd("3.89"), usd("3.99"), usd("1.00"), null, null, DAY);
        assertThat(guardrails(quiet.judge(proposal))).containsExactly(QUIET_PERIOD);
        assertThat(quiet.judge(proposal).nearest()).isEmpty();
    }

    @Test
    void asksForASecondPersonAboveTheThreshold() {
        assertThat(policy.proposerMayApprove(new BigDecimal("-0.05"))).isTrue();
        assertThat(policy.proposerMayApprove(new BigDecimal("-0.051"))).isFalse();
    }

    @Test
    void findsTheNearestWithoutEndOnHugePrices() {
        assertThat(judge("1.09", "999999999.99", "0.50", 0.95).nearest()).isEmpty();
    }

    private Judgement judge(String price, String current, @Nullable String cost, @Nullable Double probability) {
        return judge(price, current, cost, probability, policy.endings());
    }

    private Judgement judge(
            String price, String current, @Nullable String cost, @Nullable Double probability, List<String> endings) {
        Policy with = new Policy(
                policy.minimumMargin(),
                policy.largestChange(),
                endings,
                null,
                List.of(),
                policy.automatic(),
                policy.approvalThreshold());
        return with.judge(
                new PriceProposal(usd(price), usd(current), cost == null ? null : usd(cost), null, probability, DAY));
    }

    private static List<Guardrail> guardrails(Judgement judgement) {
        return judgement.breaches().stream().map(Breach::guardrail).toList();
    }
}
