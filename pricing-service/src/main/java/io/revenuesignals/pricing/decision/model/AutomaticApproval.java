package io.revenuesignals.pricing.decision.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is approved without a person.
 *
 * @param largestChange largest step up or down as a fraction of the price before; 0 approves nothing automatically
 * @param minimumProbability least probability that profit grows, 0 to 1; absent: not looked at
 */
public record AutomaticApproval(
        BigDecimal largestChange, @Nullable BigDecimal minimumProbability) {}
