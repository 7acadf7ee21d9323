package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.goal.goal.SplitGoal;
import io.revenuesignals.goal.goal.model.Dimension;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a goal is to be cut into parts.
 *
 * @param by along what
 * @param parts their shares add up to 100
 */
record SplitRequest(Dimension by, List<PartRequest> parts) {

    private static final int MOST = 500;

    /**
     * One part.
     *
     * @param value the channel, retailer, region or person; for periods their first day
     * @param share in per cent of the whole
     * @param owner absent: who answers for the whole, and for persons the person
     */
    record PartRequest(
            String value, BigDecimal share, @Nullable String owner) {
        PartRequest {
            value = Checks.id(value, "value");
            share = Checks.positive(share, "share");
            owner = Checks.optionalId(owner, "owner");
        }
    }

    SplitRequest {
        by = Checks.present(by, "by");
        parts = Checks.all(Checks.present(parts, "parts"), "parts");
        Checks.require(!parts.isEmpty() && parts.size() <= MOST, "parts", "must have 1 to " + MOST + " entries");
    }

    SplitGoal of(UUID goal, String actor) {
        return new SplitGoal(
                goal,
                by,
                parts.stream()
                        .map(part -> new SplitGoal.Portion(part.value(), part.share(), part.owner()))
                        .toList(),
                actor);
    }
}
