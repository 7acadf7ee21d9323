package io.revenuesignals.contracts.request;

import io.revenuesignals.contracts.Checks;

/**
 * The asker no longer wants the other price.
 *
 * @param request id of the request
 * @param reason why, in words
 * @param withdrawnBy who took it back
 */
public record PriceRequestWithdrawn(String request, String reason, String withdrawnBy) implements RequestEvent {

    public PriceRequestWithdrawn {
        request = Checks.id(request, "request");
        reason = Checks.text(reason, "reason");
        withdrawnBy = Checks.id(withdrawnBy, "withdrawnBy");
    }

    @Override
    public String key() {
        return request;
    }
}
