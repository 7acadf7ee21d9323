package io.revenuesignals.feedback.request;

import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Asks for another price on behalf of a retailer or channel. */
public record RaisePriceRequest(
        String product,
        Asker asker,
        Money wishedPrice,
        String reason,
        LocalDate neededBy,
        @Nullable BigDecimal expectedExtraUnits,
        String raisedBy) {}
