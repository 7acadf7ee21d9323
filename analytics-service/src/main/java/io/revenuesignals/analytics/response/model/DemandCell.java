package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything kept about the demand for one product in one cell: {@link SufficientStatistics} for the estimate and counts
 * for {@link CellEvidence}. Rows commute; a correction is {@link #remove} of the old week and {@link #add} of the new.
 * Not safe for use by several threads.
 */
public final class DemandCell {

    private final DemandModel model;
    private final Centring centring;
    private final SufficientStatistics statistics;
    private final PriceLevels prices = new PriceLevels();
    private final TreeMap<LocalDate, Long> weeks = new TreeMap<>();
    private long zeroSales;
    private long unusable;

    private DemandCell(DemandModel model, Centring centring) {
        this.model = model;
        this.centring = centring;
        this.statistics = SufficientStatistics.empty(model.size(), model.forgetting());
    }

    public static DemandCell empty(DemandModel model, Centring centring) {
        return new DemandCell(model, centring);
    }

    /** Adds the week; false when a regressor of the model is not known, so that it is only counted as unusable. */
    public boolean add(DemandWeek week) {
        Optional<double[]> row = model.row(week, centring);
        if (row.isEmpty()) {
            unusable++;
            return false;
        }
        statistics.add(row.get(), response(week), week.week());
        prices.add(week.price());
        weeks.merge(week.week(), 1L, Long::sum);
        zeroSales += week.soldNothing() ? 1 : 0;
        return true;
    }

    /** Takes back a week that was added with exactly these values. */
    public void remove(DemandWeek week) {
        Optional<double[]> row = model.row(week, centring);
        if (row.isEmpty()) {
            unusable--;
            return;
        }
        statistics.remove(row.get(), response(week), week.week());
        prices.remove(week.price());
        weeks.computeIfPresent(week.week(), (day, times) -> times == 1 ? null : times - 1);
        zeroSales -= week.soldNothing() ? 1 : 0;
    }

    /** Adds everything another part of the same cell has seen. */
    public void merge(DemandCell other) {
        if (!other.model.equals(model) || !other.centring.equals(centring)) {
            throw new IllegalArgumentException("only cells of one model version and centring can be merged");
        }
        statistics.merge(other.statistics);
        prices.merge(other.prices);
        other.weeks.forEach((week, times) -> weeks.merge(week, times, Long::sum));
        zeroSales += other.zeroSales;
        unusable += other.unusable;
    }

    public Moments moments(LocalDate asOf) {
        return statistics.at(asOf);
    }

    public SufficientStatistics.Snapshot snapshot() {
        return statistics.snapshot();
    }

    public CellEvidence evidence() {
        return new CellEvidence(
                statistics.count(),
                zeroSales,
                unusable,
                prices.distinctPoints(),
                prices.lowest().orElse(0),
                prices.highest().orElse(0),
                weeks.isEmpty() ? null : weeks.lastKey());
    }

    private double response(DemandWeek week) {
        return week.logUnits() - centring.logUnits();
    }
}
