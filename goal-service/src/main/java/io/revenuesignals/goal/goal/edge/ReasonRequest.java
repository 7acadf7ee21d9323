package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;

/** Why a goal is taken back. */
record ReasonRequest(String reason) {

    ReasonRequest {
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
    }
}
