package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Checks;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A shelf was looked at: this is how distribution is gained and lost.
 *
 * @param product id of the product, such as its GTIN
 * @param store id of the store
 * @param present whether the store lists the product
 * @param soldOut listed, but nothing on the shelf
 * @param facings packs visible side by side, where counted
 * @param observer who saw it: a person or a device
 * @param observedAt when, with the offset of the place; its local date is the business date
 */
public record ShelfObserved(
        String product,
        String store,
        boolean present,
        boolean soldOut,
        @Nullable Integer facings,
        String observer,
        OffsetDateTime observedAt)
        implements ObservationEvent {

    public ShelfObserved {
        product = Checks.id(product, "product");
        store = Checks.id(store, "store");
        Checks.require(present || !soldOut, "soldOut", "must be false where the product is not present");
        Checks.require(facings == null || facings >= 0 && facings <= 10_000, "facings", "must be between 0 and 10000");
        observer = Checks.id(observer, "observer");
        observedAt = Checks.time(observedAt, "observedAt");
    }

    @Override
    public String key() {
        return product + "|store:" + store;
    }
}
