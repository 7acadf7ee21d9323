package io.revenuesignals.analytics.response;

import io.revenuesignals.analytics.response.CategoryDemand.Cell;
import io.revenuesignals.analytics.response.model.CellEvidence;
import io.revenuesignals.analytics.response.model.Centring;
import io.revenuesignals.analytics.response.model.DemandForecast;
import io.revenuesignals.analytics.response.model.DemandModel;
import io.revenuesignals.analytics.response.model.DemandWeek;
import io.revenuesignals.analytics.response.model.EvidenceNeeded;
import io.revenuesignals.analytics.response.model.Interval;
import io.revenuesignals.analytics.response.model.PriceResponse;
import io.revenuesignals.analytics.response.model.ProductDemand;
import io.revenuesignals.analytics.response.model.ProductResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Estimates the price response of the own products of a category: pure arithmetic on what was read. */
final class EstimatingResponse {

    private static final int WEEKS_OF_CORRIDOR = 26;

    private EstimatingResponse() {}

    static List<Estimate> estimate(CategoryHistory history) {
        LocalDate through = history.through();
        if (through == null) {
            return List.of();
        }
        CategoryDemand demand = new CategoryDemand(history);
        List<Estimate> estimates = new ArrayList<>();
        for (String product : demand.ownProducts()) {
            estimates.addAll(product(product, demand, through.plusDays(1)));
        }
        return estimates;
    }

    private static List<Estimate> product(String product, CategoryDemand demand, LocalDate asOf) {
        Map<String, List<DemandWeek>> cells = new TreeMap<>();
        demand.retailersOf(product).forEach(retailer -> cells.put(retailer, demand.weeks(new Cell(product, retailer))));
        List<DemandWeek> all =
                cells.values().stream().flatMap(Collection::stream).toList();
        DemandModel model = DemandModel.suitedTo(all);
        ProductDemand<String> fitted = new ProductDemand<>(model, Centring.around(all));
        cells.forEach((retailer, weeks) -> weeks.forEach(week -> fitted.add(retailer, week)));
        ProductResponse<String> response = fitted.fit(asOf);
        return cells.entrySet().stream()
                .map(cell -> estimate(new Cell(product, cell.getKey()), cell.getValue(), demand, response, asOf))
                .toList();
    }

    private static Estimate estimate(
            Cell cell,
            List<DemandWeek> weeks,
            CategoryDemand demand,
            ProductResponse<String> response,
            LocalDate asOf) {
        CellEvidence evidence = response.evidence(cell.retailer());
        PriceResponse told = response.cells().contains(cell.retailer())
                ? response.of(cell.retailer(), EvidenceNeeded.usual())
                : new PriceResponse.TooLittleData(
                        List.of(PriceResponse.Shortfall.TOO_FEW_OBSERVATIONS),
                        evidence,
                        EvidenceNeeded.usual().toObserve(evidence));
        return new Estimate(
                cell.product(),
                cell.retailer(),
                asOf,
                evidence(evidence),
                told instanceof PriceResponse.Estimated estimated ? response(estimated) : null,
                told instanceof PriceResponse.TooLittleData little
                        ? little.reasons().stream().map(Enum::name).toList()
                        : List.of(),
                told instanceof PriceResponse.TooLittleData little ? little.toObserve() : "",
                base(cell, weeks, demand, response),
                response.model().version());
    }

    private static Estimate.Evidence evidence(CellEvidence seen) {
        return new Estimate.Evidence(
                seen.observations(),
                seen.zeroSales(),
                seen.unusable(),
                seen.distinctPricePoints(),
                seen.lowestPrice(),
                seen.highestPrice(),
                seen.lastWeek());
    }

    private static Estimate.Response response(PriceResponse.Estimated told) {
        Interval cross = told.crossElasticity();
        return new Estimate.Response(
                told.elasticity(),
                told.low(),
                told.high(),
                told.level(),
                told.standardDeviation(),
                told.probabilityNegative(),
                told.shareOfCellData(),
                told.sigma(),
                cross == null ? null : new Estimate.Cross(cross.value(), cross.low(), cross.high()),
                told.lifts().stream()
                        .map(lift -> new Estimate.Lift(
                                lift.mechanic().name(),
                                lift.lift().value(),
                                lift.lift().low(),
                                lift.lift().high(),
                                lift.weeksSeen()))
                        .toList());
    }

    /** The week behind the last one, without promotion, at the latest prices. */
    private static Estimate.@Nullable Base base(
            Cell cell, List<DemandWeek> weeks, CategoryDemand demand, ProductResponse<String> response) {
        if (weeks.isEmpty() || !response.cells().contains(cell.retailer())) {
            return null;
        }
        DemandWeek last = weeks.getLast();
        Double competitor = demand.competitorPrice(cell, last.week());
        DemandWeek plan = DemandWeek.of(last.week().plusWeeks(1), 0, last.price())
                .withCompetition(competitor, 0)
                .withWeekBefore(last.price(), 0.0);
        Optional<DemandForecast> forecast = response.forecast(cell.retailer(), plan);
        DoubleSummaryStatistics corridor = corridor(weeks, last.week());
        boolean known = corridor.getCount() > 0;
        return forecast.map(week -> new Estimate.Base(
                        week.mean() * demand.scale(cell, weeks),
                        Math.sqrt(week.parameterVariance()),
                        last.price(),
                        competitor,
                        known ? (Double) corridor.getMin() : null,
                        known ? (Double) corridor.getMax() : null,
                        demand.rivals(cell)))
                .orElse(null);
    }

    private static DoubleSummaryStatistics corridor(List<DemandWeek> weeks, LocalDate last) {
        DoubleSummaryStatistics indices = new DoubleSummaryStatistics();
        for (DemandWeek week : weeks) {
            Double competitor = week.competitorPrice();
            if (competitor != null && week.week().isAfter(last.minusWeeks(WEEKS_OF_CORRIDOR))) {
                indices.accept(week.price() / competitor);
            }
        }
        return indices;
    }
}
