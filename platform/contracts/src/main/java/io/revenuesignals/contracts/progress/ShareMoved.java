package io.revenuesignals.contracts.progress;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.PriceScope;
import java.time.LocalDate;

/**
 * The market share of a brand moved by more than chance and promotions explain.
 *
 * @param category category in which the share is counted
 * @param brand whose share
 * @param scope where
 * @param before share of packs before, in per cent with its interval
 * @param after share of packs now, in per cent with its interval
 * @param coverage part of the stores in the market that the figures rest on, 0 to 1
 * @param dataThrough the last business day with data
 */
public record ShareMoved(
        String category,
        String brand,
        PriceScope scope,
        Interval before,
        Interval after,
        double coverage,
        LocalDate dataThrough)
        implements ProgressEvent {

    public ShareMoved {
        category = Checks.id(category, "category");
        brand = Checks.id(brand, "brand");
        scope = Checks.present(scope, "scope");
        before = Checks.present(before, "before");
        after = Checks.present(after, "after");
        Checks.require(coverage >= 0 && coverage <= 1, "coverage", "must be between 0 and 1");
        dataThrough = Checks.day(dataThrough, "dataThrough");
    }

    @Override
    public String key() {
        return category + "|" + brand + "|" + scope.word();
    }
}
