package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.platform.web.Page;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.price.CostFilter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the list of costs as clients carry it. Ids hold no control characters, so a line feed parts them. */
final class CostPosition {

    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;

    private CostPosition() {}

    static CostFilter.@Nullable Position parse(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, PARTS));
            return new CostFilter.Position(parts.get(0), Scope.parse(parts.get(1)), LocalDate.parse(parts.get(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw Page.notANext();
        }
    }

    static String token(Cost last) {
        String text = String.join(
                SEPARATOR, last.product(), last.scope().word(), last.validFrom().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
