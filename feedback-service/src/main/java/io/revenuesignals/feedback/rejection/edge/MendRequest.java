package io.revenuesignals.feedback.rejection.edge;

import io.revenuesignals.contracts.Checks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the event should have been: its data, or the event as a whole in structured mode.
 *
 * @param reason why, for the record
 */
record MendRequest(
        @Nullable JsonNode data,
        @Nullable JsonNode event,
        @Nullable String reason) {

    MendRequest {
        Checks.require((data == null) != (event == null), "", "must hold exactly one of data and event");
        reason = Checks.optionalText(reason, "reason");
    }
}
