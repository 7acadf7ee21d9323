package io.revenuesignals.pricing.incentive.edge;

import io.revenuesignals.contracts.Checks;

/** Why something is done with an incentive. */
record ReasonRequest(String reason) {

    ReasonRequest {
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
    }
}
