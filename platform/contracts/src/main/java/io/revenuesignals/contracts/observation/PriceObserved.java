package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A price was seen on a shelf or a web page.
 *
 * @param product id of the product, such as its GTIN
 * @param place where it was seen
 * @param shelfPrice what a shopper pays for one pack, promotion included
 * @param regularPrice the price of one pack without promotion, where known
 * @param observer who saw it: a person or a device
 * @param observedAt when, with the offset of the place; its local date is the business date
 * @param evidence link to a photo or page
 */
public record PriceObserved(
        String product,
        Place place,
        MoneyAmount shelfPrice,
        @Nullable MoneyAmount regularPrice,
        String observer,
        OffsetDateTime observedAt,
        @Nullable URI evidence)
        implements ObservationEvent {

    public PriceObserved {
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        shelfPrice = Checks.price(shelfPrice, "shelfPrice");
        if (regularPrice != null) {
            regularPrice = Checks.price(regularPrice, "regularPrice");
            Checks.require(
                    regularPrice.currency().equals(shelfPrice.currency()),
                    "regularPrice",
                    "must be in the currency of shelfPrice");
        }
        observer = Checks.id(observer, "observer");
        observedAt = Checks.time(observedAt, "observedAt");
        evidence = evidence == null ? null : Checks.link(evidence, "evidence");
    }

    @Override
    public String key() {
        return product + "|" + place.id();
    }
}
