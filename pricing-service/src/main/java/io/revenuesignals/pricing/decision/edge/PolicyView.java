package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.pricing.decision.PolicyVersion;
import io.revenuesignals.pricing.decision.model.AutomaticApproval;
import io.revenuesignals.pricing.decision.model.Corridor;
import io.revenuesignals.pricing.decision.model.Policy;
import io.revenuesignals.pricing.decision.model.QuietPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy as clients see it. */
record PolicyView(
        int version,
        BigDecimal minimumMargin,
        BigDecimal largestChange,
        List<String> endings,
        @Nullable Corridor competitorCorridor,
        List<QuietPeriod> quietPeriods,
        AutomaticApproval automaticApproval,
        BigDecimal approvalThreshold,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    static PolicyView of(PolicyVersion version) {
        Policy policy = version.policy();
        return new PolicyView(
                version.version(),
                policy.minimumMargin(),
                policy.largestChange(),
                policy.endings(),
                policy.corridor(),
                policy.quietPeriods(),
                policy.automatic(),
                policy.approvalThreshold(),
                version.setBy(),
                version.setAt());
    }
}
