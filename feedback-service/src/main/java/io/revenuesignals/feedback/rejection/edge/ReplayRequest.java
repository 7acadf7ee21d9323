package io.revenuesignals.feedback.rejection.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.feedback.rejection.model.RejectionFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a replay of many.
 *
 * @param filter which; only those that wait are sent again
 * @param dryRun only count; true unless said otherwise
 * @param ratePerSecond how many each second, 1 to 1000; 100 unless said otherwise
 * @param reason why; required unless it is a dry run
 */
record ReplayRequest(
        @Nullable Filter filter,
        @Nullable Boolean dryRun,
        @Nullable Integer ratePerSecond,
        @Nullable String reason) {

    private static final int USUAL_RATE = 100;
    private static final int HIGHEST_RATE = 1_000;

    /** What is absent does not matter. */
    record Filter(
            @Nullable String cause,
            @Nullable String type,
            @Nullable String source,
            @Nullable String group,
            @Nullable Instant since,
            @Nullable Instant until) {}

    ReplayRequest {
        reason = Checks.optionalText(reason, "reason");
        Checks.require(
                ratePerSecond == null || ratePerSecond >= 1 && ratePerSecond <= HIGHEST_RATE,
                "ratePerSecond",
                "must be between 1 and " + HIGHEST_RATE);
        Checks.require(
                dryRun == null || dryRun || reason != null && !reason.isBlank(),
                "reason",
                "is required unless it is a dry run");
    }

    boolean isDryRun() {
        return dryRun == null || dryRun;
    }

    int rate() {
        return ratePerSecond == null ? USUAL_RATE : ratePerSecond;
    }

    RejectionFilter rejections() {
        return filter == null
                ? new RejectionFilter(null, null, null, null, null, null, null)
                : new RejectionFilter(
                        filter.cause, filter.type, filter.source, filter.group, null, filter.since, filter.until);
    }
}
