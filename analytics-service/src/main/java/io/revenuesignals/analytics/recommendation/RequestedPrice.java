package io.revenuesignals.analytics.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price that a retailer or channel asks for.
 *
 * @param place who asks, as a word: {@code retailer:R1} or {@code channel:GROCERY}
 * @param extraUnits packs more per week that the asker promises, where said
 */
public record RequestedPrice(
        String request,
        String product,
        String place,
        BigDecimal wished,
        String currency,
        LocalDate neededBy,
        @Nullable BigDecimal extraUnits,
        Instant raisedAt) {}
