package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A promotion was seen, ours or a competitor's.
 *
 * @param product id of the product, such as its GTIN
 * @param place where it was seen
 * @param mechanic how it works
 * @param depth price reduction as a fraction of the regular price, 0 to 1, where known
 * @param promoPrice the promoted price of one pack, where known
 * @param from first day of the promotion, included
 * @param to day after the last one
 * @param observer who saw it: a person or a device
 * @param observedAt when, with the offset of the place; its local date is the business date
 */
public record PromotionObserved(
        String product,
        Place place,
        Mechanic mechanic,
        @Nullable BigDecimal depth,
        @Nullable MoneyAmount promoPrice,
        LocalDate from,
        LocalDate to,
        String observer,
        OffsetDateTime observedAt)
        implements ObservationEvent {

    public PromotionObserved {
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        mechanic = Checks.present(mechanic, "mechanic");
        depth = depth == null ? null : Checks.fraction(depth, "depth");
        promoPrice = promoPrice == null ? null : Checks.price(promoPrice, "promoPrice");
        from = Checks.day(from, "from");
        to = Checks.day(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        observer = Checks.id(observer, "observer");
        observedAt = Checks.time(observedAt, "observedAt");
    }

    @Override
    public String key() {
        return product + "|" + place.id();
    }
}
