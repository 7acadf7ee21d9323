package io.revenuesignals.contracts.sale;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;

/**
 * A sale was recorded wrongly; this is how it should have been. Zero units and zero revenue undo it.
 *
 * @param corrects the sale that was wrong
 * @param sale how it should have been, for the same product and place
 * @param reason why, in words
 */
public record SaleCorrected(FactReference corrects, SaleRecorded sale, String reason) implements SaleEvent {

    public SaleCorrected {
        corrects = Checks.present(corrects, "corrects");
        sale = Checks.present(sale, "sale");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return sale.key();
    }
}
