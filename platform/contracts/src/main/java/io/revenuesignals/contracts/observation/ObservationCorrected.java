package io.revenuesignals.contracts.observation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;
import org.jspecify.annotations.Nullable;

/**
 * An observation was wrong; this is how it should have been. Exactly one of the three bodies is set, of the same kind as
 * the corrected fact and about the same product and place.
 *
 * @param corrects the fact that was wrong
 * @param price the price as it should have been observed
 * @param promotion the promotion as it should have been observed
 * @param shelf the shelf as it should have been observed
 * @param reason why, in words
 */
public record ObservationCorrected(
        FactReference corrects,
        @Nullable PriceObserved price,
        @Nullable PromotionObserved promotion,
        @Nullable ShelfObserved shelf,
        String reason)
        implements ObservationEvent {

    public ObservationCorrected {
        corrects = Checks.present(corrects, "corrects");
        int given = (price == null ? 0 : 1) + (promotion == null ? 0 : 1) + (shelf == null ? 0 : 1);
        Checks.require(given == 1, "", "must hold exactly one of price, promotion, shelf");
        reason = Checks.text(reason, "reason");
    }

    /** The observation as it should have been. */
    public ObservationEvent replacement() {
        if (price != null) {
            return price;
        }
        return promotion != null ? promotion : Checks.present(shelf, "shelf");
    }

    @Override
    public String key() {
        return replacement().key();
    }
}
