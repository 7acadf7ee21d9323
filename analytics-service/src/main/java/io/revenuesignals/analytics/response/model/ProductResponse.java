package io.revenuesignals.analytics.response.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fitted demand of one product: price response and forecasts per cell.
 *
 * @param <C> how the caller names a cell
 */
public final class ProductResponse<C> {

    /** Probability of the intervals that are printed. */
    public static final double LEVEL = 0.8;

    private final DemandModel model;
    private final Centring centring;
    private final PooledCells<C> pooled;
    private final Map<C, CellEvidence> evidence;
    private final Map<C, Moments> moments;

    ProductResponse(
            DemandModel model,
            Centring centring,
            PooledCells<C> pooled,
            Map<C, CellEvidence> evidence,
            Map<C, Moments> moments) {
        this.model = model;
        this.centring = centring;
        this.pooled = pooled;
        this.evidence = evidence;
        this.moments = moments;
    }

    public DemandModel model() {
        return model;
    }

    public Set<C> cells() {
        return pooled.cells();
    }

    public PooledCells<C> pooled() {
        return pooled;
    }

    public CellEvidence evidence(C cell) {
        return evidence.getOrDefault(cell, CellEvidence.none());
    }

    /** The price response of one cell if it has seen enough, otherwise what it lacks. */
    public PriceResponse of(C cell, EvidenceNeeded needed) {
        CellEvidence seen = evidence(cell);
        return judge(pooled.of(cell), seen, moments.get(cell), needed);
    }

    /** The mean response over all cells if they together have seen enough. */
    public PriceResponse overall(EvidenceNeeded needed) {
        return judge(pooled.average(), allEvidence(), null, needed);
    }

    /**
     * Expected units of a planned week.
     *
     * @param plan prices and promotions of the week; its units do not matter
     * @return empty when the plan leaves out something the model needs
     */
    public Optional<DemandForecast> forecast(C cell, DemandWeek plan) {
        Posterior belief = pooled.of(cell);
        return model.row(plan, centring)
                .map(row -> new DemandForecast(
                        belief.predict(row) + centring.logUnits(),
                        belief.predictionVariance(row),
                        belief.residualVariance()));
    }

    private PriceResponse judge(Posterior belief, CellEvidence seen, @Nullable Moments own, EvidenceNeeded needed) {
        List<PriceResponse.Shortfall> missing = needed.shortfalls(seen);
        if (!missing.isEmpty()) {
            return new PriceResponse.TooLittleData(missing, seen, needed.toObserve(seen));
        }
        return estimated(belief, seen, own);
    }

    private PriceResponse.Estimated estimated(Posterior belief, CellEvidence seen, @Nullable Moments own) {
        int price = model.indexOf(Regressor.OWN_PRICE);
        Interval elasticity = Interval.normal(belief.mean(price), belief.deviation(price), LEVEL);
        return new PriceResponse.Estimated(
                elasticity.value(),
                elasticity.low(),
                elasticity.high(),
                LEVEL,
                belief.deviation(price),
                Interval.probabilityBelowZero(belief.mean(price), belief.deviation(price)),
                belief.shareOfCellData(),
                Math.sqrt(belief.residualVariance()),
                crossElasticity(belief),
                lifts(belief, own),
                seen,
                model.version());
    }

    private @Nullable Interval crossElasticity(Posterior belief) {
        if (!model.has(Regressor.COMPETITOR_PRICE)) {
            return null;
        }
        int index = model.indexOf(Regressor.COMPETITOR_PRICE);
        return Interval.normal(belief.mean(index), belief.deviation(index), LEVEL);
    }

    private List<PromotionLift> lifts(Posterior belief, @Nullable Moments own) {
        List<PromotionLift> lifts = new ArrayList<>();
        for (Regressor regressor : model.regressors()) {
            int index = model.indexOf(regressor);
            if (regressor.mechanic() && weeksSeenAnywhere(index) > 0) {
                Interval effect = Interval.normal(belief.mean(index), belief.deviation(index), LEVEL);
                double weeks = own == null ? weeksSeenAnywhere(index) : own.gram(index, index);
                lifts.add(new PromotionLift(regressor, effect.asLift(), weeks));
            }
        }
        return lifts;
    }

    private double weeksSeenAnywhere(int regressor) {
        return moments.values().stream()
                .mapToDouble(cell -> cell.gram(regressor, regressor))
                .sum();
    }

    private CellEvidence allEvidence() {
        return evidence.values().stream().reduce(CellEvidence.none(), CellEvidence::and);
    }
}
