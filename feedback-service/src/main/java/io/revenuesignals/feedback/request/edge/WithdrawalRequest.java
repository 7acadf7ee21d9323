package io.revenuesignals.feedback.request.edge;

import io.revenuesignals.contracts.Checks;

/** Why a request is withdrawn. */
record WithdrawalRequest(String reason) {

    WithdrawalRequest {
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
    }
}
