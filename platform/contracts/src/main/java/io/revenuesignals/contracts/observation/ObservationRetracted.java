package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Place;

/**
 * An observation should never have been posted; everything it led to in the roll-ups is undone.
 *
 * @param retracts the fact that was wrong
 * @param product id of its product
 * @param place its place
 * @param reason why, in words
 */
public record ObservationRetracted(FactReference retracts, String product, Place place, String reason)
        implements ObservationEvent {

    public ObservationRetracted {
        retracts = Checks.present(retracts, "retracts");
        product = Checks.id(product, "product");
        place = Checks.present(place, "place");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return product + "|" + place.id();
    }
}
