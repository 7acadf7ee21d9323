package io.revenuesignals.feedback.rejection.edge;

import io.revenuesignals.contracts.Checks;

/** Why somebody does something. */
record ReasonRequest(String reason) {

    ReasonRequest {
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
    }
}
