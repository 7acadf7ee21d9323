package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The demand for one product in all its cells, under one model version and one set of centring constants.
 *
 * @param <C> how the caller names a cell (a store, a retailer, ...)
 */
public final class ProductDemand<C> {

    private final DemandModel model;
    private final Centring centring;
    private final Map<C, DemandCell> cells = new LinkedHashMap<>();

    public ProductDemand(DemandModel model, Centring centring) {
        this.model = model;
        this.centring = centring;
    }

    /** Adds one week of one cell; false when it cannot be used by the model. */
    public boolean add(C cell, DemandWeek week) {
        return cell(cell).add(week);
    }

    /** Takes back a week that was added with exactly these values. */
    public void remove(C cell, DemandWeek week) {
        cell(cell).remove(week);
    }

    /** Adds everything another partition has seen of this product. */
    public void merge(ProductDemand<C> other) {
        other.cells.forEach((name, theirs) -> cell(name).merge(theirs));
    }

    /** Estimates all cells together, every week weighted as seen from {@code asOf}. */
    public ProductResponse<C> fit(LocalDate asOf) {
        return fit(asOf, model.prior());
    }

    /** Like {@link #fit(LocalDate)}, with a belief learned from other products instead of the general one. */
    public ProductResponse<C> fit(LocalDate asOf, PoolingPrior prior) {
        Map<C, Moments> moments = new LinkedHashMap<>();
        Map<C, CellEvidence> evidence = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            moments.put(name, cell.moments(asOf));
            evidence.put(name, cell.evidence());
        });
        return new ProductResponse<>(model, centring, new EmpiricalBayes(prior).fit(moments), evidence, moments);
    }

    private DemandCell cell(C name) {
        return cells.computeIfAbsent(name, unknown -> DemandCell.empty(model, centring));
    }
}
