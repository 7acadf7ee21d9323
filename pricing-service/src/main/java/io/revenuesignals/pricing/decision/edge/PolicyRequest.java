package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.pricing.decision.model.AutomaticApproval;
import io.revenuesignals.pricing.decision.model.Corridor;
import io.revenuesignals.pricing.decision.model.Policy;
import io.revenuesignals.pricing.decision.model.QuietPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy to set, and a policy as clients see it: all of it, nothing is merged. */
record PolicyRequest(
        BigDecimal minimumMargin,
        BigDecimal largestChange,
        @Nullable List<String> endings,
        @Nullable CorridorRequest competitorCorridor,
        @Nullable List<PeriodRequest> quietPeriods,
        AutomaticRequest automaticApproval,
        BigDecimal approvalThreshold) {

    record CorridorRequest(BigDecimal low, BigDecimal high) {
        CorridorRequest {
            low = Checks.notNegative(low, "low");
            high = Checks.positive(high, "high");
            Checks.require(low.compareTo(high) < 0, "low", "must be below high");
        }
    }

    record PeriodRequest(LocalDate from, LocalDate to) {
        PeriodRequest {
            from = Checks.day(from, "from");
            to = Checks.day(to, "to");
            Checks.require(to.isAfter(from), "to", "must be after from");
        }
    }

    record AutomaticRequest(
            BigDecimal largestChange, @Nullable BigDecimal minimumProbability) {
        AutomaticRequest {
            largestChange = Checks.fraction(largestChange, "largestChange");
            minimumProbability =
                    minimumProbability == null ? null : Checks.fraction(minimumProbability, "minimumProbability");
        }
    }

    PolicyRequest {
        minimumMargin = Checks.fraction(minimumMargin, "minimumMargin");
        largestChange = Checks.fraction(largestChange, "largestChange");
        endings = Checks.texts(endings, "endings");
        for (String ending : endings) {
            Checks.require(
                    ending.matches("(\\.?[0-9]{1,2}|[0-9]\\.[0-9]{2})"), "endings", "must be digits such as 9 or 49");
        }
        quietPeriods = Checks.all(quietPeriods, "quietPeriods");
        automaticApproval = Checks.present(automaticApproval, "automaticApproval");
        approvalThreshold = Checks.fraction(approvalThreshold, "approvalThreshold");
    }

    Policy policy() {
        return new Policy(
                minimumMargin,
                largestChange,
                Checks.texts(endings, "endings"),
                competitorCorridor == null ? null : new Corridor(competitorCorridor.low(), competitorCorridor.high()),
                Checks.all(quietPeriods, "quietPeriods").stream()
                        .map(period -> new QuietPeriod(period.from(), period.to()))
                        .toList(),
                new AutomaticApproval(automaticApproval.largestChange(), automaticApproval.minimumProbability()),
                approvalThreshold);
    }
}
