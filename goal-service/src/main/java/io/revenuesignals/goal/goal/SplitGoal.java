package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Dimension;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a goal into parts.
 *
 * @param by along what
 * @param portions their shares add up to 100
 */
public record SplitGoal(UUID goal, Dimension by, List<Portion> portions, String actor) {

    public SplitGoal {
        portions = List.copyOf(portions);
    }

    /**
     * One part.
     *
     * @param value the channel, retailer, region or person; for periods their first day
     * @param share in per cent of the whole
     * @param owner who answers for it; absent: who answers for the whole, and for persons the person
     */
    public record Portion(
            String value, BigDecimal share, @Nullable String owner) {}
}
