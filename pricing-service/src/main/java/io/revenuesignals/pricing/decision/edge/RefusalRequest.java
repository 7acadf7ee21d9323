package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;

/** A refusal, with its reason. */
record RefusalRequest(String reason) {

    RefusalRequest {
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
    }
}
